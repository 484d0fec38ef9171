import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import { tellsPeople, type LevelDraft } from './escalationDraft'
import type { Choices } from './EscalationRuleForm'
import styles from './EscalationRuleForm.module.css'
import form from './form.module.css'
import { MediaFields } from './MediaFields'
import { PeopleSelect } from './PeopleSelect'
import { RobotFields } from './RobotFields'
import type { Faults } from './scheduleDraft'

interface Props extends Choices {
  level: LevelDraft
  name: string
  /** Its path, as `layers[0]`. */
  at: string
  last: boolean
  faults: Faults
  onChange: (level: LevelDraft) => void
  onRemove: (() => void) | undefined
}

/** One level: whom it tells, by what, how often, and when the next one follows. */
export function LevelFields(props: Props) {
  const { t } = useWords()
  const words = t.escalation.form
  const { level, name, at, faults, onChange } = props
  const { target } = level
  const set = (change: Partial<LevelDraft['target']>) =>
    onChange({ ...level, target: { ...target, ...change } })
  return (
    <div className={styles.level} role="group" aria-label={name}>
      <div className={styles.levelHead}>
        <h4>{name}</h4>
        {props.onRemove !== undefined && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.removeLevel(name)}
            title={words.removeLevel(name)}
            onClick={props.onRemove}
          />
        )}
      </div>
      <TargetFields {...props} />
      {tellsPeople(level) && (
        <MediaFields by={target.by} fault={faults[`${at}.target.by`]} onChange={(by) => set({ by })} />
      )}
      <RobotFields
        robots={target.webhooks}
        at={`${at}.target.webhooks`}
        faults={faults}
        onChange={(webhooks) => set({ webhooks })}
      />
      {faults[`${at}.target`] !== undefined && <p className={styles.fault}>{faults[`${at}.target`]}</p>}
      <PaceFields {...props} />
    </div>
  )
}

function TargetFields({ level, at, faults, people, teams, book, onChange }: Props) {
  const { t } = useWords()
  const words = t.escalation.form
  const { target } = level
  const set = (change: Partial<LevelDraft['target']>) =>
    onChange({ ...level, target: { ...target, ...change } })
  const chosen = Object.keys(target.schedule_to_role_ids).map(Number)
  const roles = [...book.roles].filter(([id]) => id !== 0)
  const unknown = chosen.filter((id) => !book.schedules.has(id))
  return (
    <>
      <Field label={words.schedules} error={faults[`${at}.target.schedule_to_role_ids`]}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="multiple"
            placeholder={words.chooseSchedules}
            onInputKeyDown={leaveByTab}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen}
            options={[
              ...[...book.schedules].map(([value, label]) => ({ value, label })),
              ...unknown.map((value) => ({ value, label: t.escalation.unknownSchedule(String(value)) })),
            ]}
            onChange={(ids: number[]) =>
              set({
                schedule_to_role_ids: Object.fromEntries(
                  ids.map((id) => [id, target.schedule_to_role_ids[id] ?? [0]]),
                ),
              })
            }
          />
        )}
      </Field>
      {roles.length > 0 &&
        chosen.map((id) => {
          const name = book.schedules.get(id) ?? t.escalation.unknownSchedule(String(id))
          const said = target.schedule_to_role_ids[id] ?? []
          return (
            <Field key={id} label={words.rolesOf(name)}>
              {(wiring) => (
                <Select
                  {...wiring}
                  mode="multiple"
                  placeholder={words.anyRole}
                  onInputKeyDown={leaveByTab}
                  value={said.filter((role) => role !== 0)}
                  options={roles.map(([value, label]) => ({ value, label }))}
                  onChange={(next: number[]) =>
                    set({
                      schedule_to_role_ids: {
                        ...target.schedule_to_role_ids,
                        [id]: next.length === 0 ? [0] : next,
                      },
                    })
                  }
                />
              )}
            </Field>
          )
        })}
      <Field label={words.people} error={faults[`${at}.target.person_ids`]}>
        {(wiring) => (
          <PeopleSelect
            {...wiring}
            people={people}
            value={target.person_ids}
            onChange={(person_ids) => set({ person_ids })}
          />
        )}
      </Field>
      {(teams !== undefined || target.team_ids.length > 0) && (
        <Field label={words.teams} error={faults[`${at}.target.team_ids`]}>
          {(wiring) => (
            <Select
              {...wiring}
              mode="multiple"
              placeholder={words.chooseTeams}
              onInputKeyDown={leaveByTab}
              showSearch={{ optionFilterProp: 'label' }}
              value={target.team_ids}
              options={[
                ...(teams ?? []).map((each) => ({ value: each.team_id, label: each.team_name })),
                ...target.team_ids
                  .filter((id) => !book.teams.has(id))
                  .map((value) => ({ value, label: t.escalation.team(String(value)) })),
              ]}
              onChange={(team_ids: number[]) => set({ team_ids })}
            />
          )}
        </Field>
      )}
      <Field label={`${words.emails} (${t.app.optional})`} error={faults[`${at}.target.emails`]}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="tags"
            open={false}
            suffix={null}
            placeholder={words.emailsHint}
            tokenSeparators={[',', ';', ' ']}
            onInputKeyDown={leaveByTab}
            value={target.emails}
            onChange={(emails: string[]) => set({ emails: emails.map((each) => each.trim()) })}
          />
        )}
      </Field>
    </>
  )
}

/** How often it tells, and when the next level follows. */
function PaceFields({ level, at, last, faults, onChange }: Props) {
  const { t } = useWords()
  const words = t.escalation.form
  const set = (change: Partial<LevelDraft>) => onChange({ ...level, ...change })
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.repeat}</legend>
      <div className={styles.numbers}>
        <Field label={words.times} help={words.timesHelp} error={faults[`${at}.max_times`]}>
          {(wiring) => (
            <InputNumber
              {...wiring}
              precision={0}
              value={level.max_times}
              onChange={(value) => set({ max_times: value ?? 0 })}
            />
          )}
        </Field>
        {level.max_times !== 1 && (
          <Field label={words.step} error={faults[`${at}.notify_step`]}>
            {(wiring) => (
              <InputNumber
                {...wiring}
                step={0.5}
                value={level.notify_step}
                onChange={(value) => set({ notify_step: value ?? 0 })}
              />
            )}
          </Field>
        )}
        {!last && (
          <Field label={words.climb} help={words.climbHelp} error={faults[`${at}.escalate_window`]}>
            {(wiring) => (
              <InputNumber
                {...wiring}
                precision={0}
                value={level.escalate_window}
                onChange={(value) => set({ escalate_window: value ?? 0 })}
              />
            )}
          </Field>
        )}
      </div>
      {last ? (
        <p className={form.help}>{words.last}</p>
      ) : (
        <div>
          <Checkbox
            checked={level.force_escalate}
            onChange={(event) => set({ force_escalate: event.target.checked })}
          >
            {words.force}
          </Checkbox>
          <p className={form.help}>{words.forceHelp}</p>
        </div>
      )}
    </fieldset>
  )
}
