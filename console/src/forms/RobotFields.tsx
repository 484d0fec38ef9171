import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Input, Select } from 'antd'
import { useState } from 'react'
import { mediumName, robotName } from '../components/escalationSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import { escalationLimits, newRobot, type RobotDraft } from './escalationDraft'
import styles from './EscalationRuleForm.module.css'
import form from './form.module.css'
import { hiddenText, robotFields, robotKinds, type RobotField } from './robots'
import type { Faults } from './scheduleDraft'

const severities = ['Critical', 'Warning', 'Info'] as const

interface Props {
  robots: RobotDraft[]
  /** Their path, as `layers[0].target.webhooks`. */
  at: string
  faults: Faults
  onChange: (robots: RobotDraft[]) => void
}

/** The group chats a level writes to. */
export function RobotFields({ robots, at, faults, onChange }: Props) {
  const { t } = useWords()
  const words = t.escalation.form
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.chats}</legend>
      {robots.map((each, index) => (
        <RobotPart
          key={each.key}
          robot={each}
          fault={faults[`${at}[${index}]`]}
          onChange={(next) => onChange(robots.with(index, next))}
          onRemove={() => onChange(robots.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Dropdown
          trigger={['click']}
          disabled={robots.length >= escalationLimits.robots}
          menu={{
            items: robotKinds.map((key) => ({ key, label: mediumName(key, { t }) })),
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
  fault: string | undefined
  onChange: (robot: RobotDraft) => void
  onRemove: () => void
}

function RobotPart({ robot, fault, onChange, onRemove }: PartProps) {
  const { t } = useWords()
  const words = t.escalation.form
  const { settings } = robot
  const alias = typeof settings.alias === 'string' ? settings.alias : ''
  const name = robotName({ type: robot.type, alias }, { t })
  const fields = robotFields[robot.type]
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
              onChange={(value) => set(field.name, value)}
            />
          ))}
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
        </div>
      )}
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
    </div>
  )
}

/** One setting; what the server hides shows as hidden and stays unless something else is typed. */
function Setting(props: { field: RobotField; value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useWords()
  const words = t.escalation
  const { field, value, onChange } = props
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
