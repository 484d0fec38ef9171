import { Button, Input, InputNumber } from 'antd'
import { useState, type ReactNode } from 'react'
import type { IntegrationSetting } from '../api/types'
import { Failure } from '../components/Failure'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import styles from './form.module.css'
import { SettingField } from './SettingField'
import { settingError, settingsToSend, type SettingsDraft } from './settingsDraft'

const nameMax = 64
const silentMost = 10_080

interface Props {
  settings: IntegrationSetting[]
  name: string
  values: Record<string, string>
  /** Secrets the server holds already; leaving their field empty keeps them. */
  secretsSet: string[]
  /** Which state of the server the values are; another one replaces what was typed. */
  version?: number
  /** Left out while it does not exist yet. */
  silentAfter?: number
  pending: boolean
  error: Error | null
  onSave: (name: string, values: Record<string, string>, silentAfter: number) => void
  /** Shown beside the form, told what stands in it. */
  aside?: (draft: Record<string, string>) => ReactNode
}

/** The save button stands at the end; what is wrong may be far above it. */
function showFirstFault(form: HTMLFormElement) {
  const fault = form.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault="true"]')
  const control =
    fault?.matches('fieldset') === true ? fault.querySelector<HTMLElement>('[type="text"], textarea') : fault
  control?.focus({ preventScroll: true })
  fault?.scrollIntoView({ block: 'start' })
}

/** Draws any integration from its descriptor, so that a new source needs no screen. */
export function DescriptorForm(props: Props) {
  const { t, language, format } = useWords()
  const { settings, secretsSet } = props
  const [name, setName] = useState(props.name)
  const [draft, setDraft] = useState<SettingsDraft>({ values: props.values, removed: [] })
  const [silent, setSilent] = useState<number | null>(props.silentAfter ?? 0)
  const [tried, setTried] = useState(false)
  const [version, setVersion] = useState(props.version)
  if (version !== props.version) {
    setVersion(props.version)
    setName(props.name)
    setDraft({ values: props.values, removed: [] })
    setSilent(props.silentAfter ?? 0)
    setTried(false)
  }
  const nameError =
    name.trim() === ''
      ? t.integrations.nameMissing
      : name.trim().length > nameMax
        ? t.channelForm.tooLong(String(nameMax))
        : undefined
  const silentError =
    silent === null || !Number.isInteger(silent) || silent < 0 || silent > silentMost
      ? t.channelForm.range('0', format.number(silentMost))
      : undefined
  const wrong = settings.map((each) => settingError(each, draft, secretsSet, { t, language }))
  const refused =
    nameError !== undefined || silentError !== undefined || wrong.some((each) => each !== undefined)
  const values = settingsToSend(settings, draft, secretsSet)

  const form = (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        setTried(true)
        if (refused) requestAnimationFrame(() => showFirstFault(form))
        else props.onSave(name.trim(), values, silent ?? 0)
      }}
    >
      <Field
        label={t.integrations.name}
        help={t.integrations.nameHelp}
        error={tried || name.length > nameMax ? nameError : undefined}
      >
        {(wiring) => <Input {...wiring} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {settings.map((setting, index) => (
        <SettingField
          key={`${setting.name} ${version ?? 0}`}
          setting={setting}
          draft={draft}
          secretSet={secretsSet.includes(setting.name)}
          error={tried || wrong[index]?.missing === false ? wrong[index]?.error : undefined}
          onChange={setDraft}
        />
      ))}
      {props.silentAfter !== undefined && (
        <Field label={t.center.settings.silentAfter} help={t.center.settings.silentHelp} error={silentError}>
          {(wiring) => <InputNumber {...wiring} value={silent} onChange={setSilent} />}
        </Field>
      )}
      {props.error !== null && <Failure error={props.error} />}
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={props.pending && { delay: 300 }}>
          {t.app.save}
        </Button>
        {tried && refused && <span className="soft">{t.app.fixFirst}</span>}
      </div>
    </form>
  )
  if (props.aside === undefined) return form
  return (
    <div className={styles.split}>
      {form}
      <aside className={styles.aside} aria-label={t.deliveries.tryIt.title}>
        {props.aside(values)}
      </aside>
    </div>
  )
}
