import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Input, Select } from 'antd'
import { useState } from 'react'
import { mediumName, robotName } from '../components/escalationSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import styles from './EscalationRuleForm.module.css'
import form from './form.module.css'
import { mostRobots, newRobot, type RobotDraft } from './robotDraft'
import { hiddenText, robotsOfIncidents, type RobotField, type RobotFieldsByKind } from './robots'
import type { Faults } from './scheduleDraft'

const severities = ['Critical', 'Warning', 'Info'] as const

interface Props {
  robots: RobotDraft[]
  /** Their path, as `layers[0].target.webhooks`. */
  at: string
  faults: Faults
  /** What the kinds ask for that are offered here. */
  kinds?: RobotFieldsByKind
  /** Whether each may hear of some severities only. */
  bySeverity?: boolean
  onChange: (robots: RobotDraft[]) => void
}

/** The group chats that are written to. */
export function RobotFields(props: Props) {
  const { robots, at, faults, kinds = robotsOfIncidents, bySeverity = true, onChange } = props
  const { t } = useWords()
  const words = t.escalation.form
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.chats}</legend>
      {robots.map((each, index) => (
        <RobotPart
          key={each.key}
          robot={each}
          at={`${at}[${index}]`}
          faults={faults}
          kinds={kinds}
          bySeverity={bySeverity}
          onChange={(next) => onChange(robots.with(index, next))}
          onRemove={() => onChange(robots.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Dropdown
          trigger={['click']}
          disabled={robots.length >= mostRobots}
          menu={{
            items: Object.keys(kinds).map((key) => ({ key, label: mediumName(key, { t }) })),
            onClick: ({ key }) => onChange([...robots, newRobot(key)]),
          }}
        >
          <Button icon={<PlusOutlined />}>{words.addChat}</Button>
        </Dropdown>
      </div>
    </fieldset>
  )
}

interface PartProps {
  robot: RobotDraft
  at: string
  faults: Faults
  kinds: RobotFieldsByKind
  bySeverity: boolean
  onChange: (robot: RobotDraft) => void
  onRemove: () => void
}

function RobotPart({ robot, at, faults, kinds, bySeverity, onChange, onRemove }: PartProps) {
  const { t } = useWords()
  const words = t.escalation.form
  const { settings } = robot
  const alias = typeof settings.alias === 'string' ? settings.alias : ''
  const name = robotName({ type: robot.type, alias }, { t })
  const fields = kinds[robot.type]
  const pathOf = (name: string) => `${at}.settings.${name}`
  const shown = new Set(fields?.map((each) => pathOf(each.name)))
  const rest = Object.keys(faults).find((path) => path.startsWith(`${at}.`) && !shown.has(path))
  const fault = faults[at] ?? (rest === undefined ? undefined : faults[rest])
  const set = (field: string, value: unknown) =>
    onChange({ ...robot, settings: { ...settings, [field]: value } })
  const chosen = Array.isArray(settings.severities) ? (settings.severities as string[]) : []
  return (
    <div className={styles.robot} role="group" aria-label={name}>
      <div className={styles.levelHead}>
        <strong>{mediumName(robot.type, { t })}</strong>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={words.removeChat(name)}
          title={words.removeChat(name)}
          onClick={onRemove}
        />
      </div>
      {fields === undefined ? (
        <p className={form.help}>{words.appKept}</p>
      ) : (
        <div className={styles.settings}>
          {fields.map((field) => (
            <Setting
              key={field.name}
              field={field}
              value={settings[field.name]}
              fault={faults[pathOf(field.name)]}
              onChange={(value) => set(field.name, value)}
            />
          ))}
          {bySeverity && (
            <Field label={words.severities}>
              {(wiring) => (
                <Select
                  {...wiring}
                  mode="multiple"
                  placeholder={words.everySeverity}
                  onInputKeyDown={leaveByTab}
                  value={chosen}
                  options={severities.map((value) => ({ value, label: t.severity[value] }))}
                  onChange={(value: string[]) => set('severities', value)}
                />
              )}
            </Field>
          )}
        </div>
      )}
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
    </div>
  )
}

/** One setting; what the server hides shows as hidden and stays unless something else is typed. */
function Setting(props: {
  field: RobotField
  value: unknown
  fault: string | undefined
  onChange: (value: unknown) => void
}) {
  const { t } = useWords()
  const words = t.escalation
  const { field, value, fault, onChange } = props
  const text = typeof value === 'string' ? value : ''
  const [wasHidden] = useState(text === hiddenText)
  if (field.input === 'switch')
    return (
      <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
        {words.robot[field.label]}
      </Checkbox>
    )
  const label = words.robot[field.label]
  const shown = text === hiddenText ? '' : text
  const put = (typed: string) => onChange(typed === '' && wasHidden ? hiddenText : typed)
  return (
    <Field
      label={field.required === true || field.name === 'alias' ? label : `${label} (${t.app.optional})`}
      help={
        text === hiddenText ? words.form.kept : field.help === undefined ? undefined : words.robot[field.help]
      }
      error={fault}
    >
      {(wiring) =>
        field.input === 'lines' ? (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={shown}
            placeholder={text === hiddenText ? hiddenText : undefined}
            onChange={(event) => put(event.target.value)}
          />
        ) : (
          <Input
            {...wiring}
            autoComplete="off"
            spellCheck={false}
            value={shown}
            placeholder={text === hiddenText ? hiddenText : undefined}
            onChange={(event) => put(event.target.value)}
          />
        )
      }
    </Field>
  )
}
