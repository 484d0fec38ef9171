import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Radio } from 'antd'
import type { Calendar } from '../api/noiseTypes'
import type { Member, Team } from '../api/people'
import type { LabelSuggestion } from '../api/routingTypes'
import { levelParts, whenParts, type EscalationBook } from '../components/escalationSentence'
import { RouteSentence } from '../components/RouteSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { SortRows } from '../ui/SortRows'
import { ConditionGroups } from './ConditionGroups'
import {
  escalationBody,
  escalationLimits,
  newLevel,
  type EscalationDraft,
  type LevelDraft,
} from './escalationDraft'
import styles from './EscalationRuleForm.module.css'
import { fieldFault } from './filterFaults'
import form from './form.module.css'
import { LevelFields } from './LevelFields'
import { moved } from './routeDraft'
import { newSpan } from './ruleDraft'
import type { Faults } from './scheduleDraft'
import { SpanList } from './SilenceTimeFields'
import { TemplateSelect } from './TemplateSelect'

export interface Choices {
  people: readonly Member[]
  /** Undefined where the server knows none. */
  teams: readonly Team[] | undefined
  book: EscalationBook
}

interface Props extends Choices {
  draft: EscalationDraft
  suggestions: LabelSuggestion[]
  calendars: Calendar[]
  faults: Faults
  /** What the server said as a whole, to find the condition it is about. */
  refusal: string | undefined
  /** Whether what is missing is told, or only what is wrong. */
  strict: boolean
  onChange: (draft: EscalationDraft) => void
}

/** One rule: which incidents and when, then level by level who is told; above it the sentences it makes. */
export function EscalationRuleForm(props: Props) {
  const { t, format } = useWords()
  const words = t.escalation.form
  const { draft, book, faults, strict, onChange } = props
  const set = (change: Partial<EscalationDraft>) => onChange({ ...draft, ...change })
  const { layers } = draft
  const body = escalationBody(draft)
  const fault = props.refusal === undefined ? undefined : fieldFault(props.refusal)
  const levels = (next: readonly LevelDraft[]) => set({ layers: [...next] })
  const name = (index: number) => t.escalation.level(format.number(index + 1))
  return (
    <div className={form.form}>
      <div className={styles.sentence}>
        <RouteSentence parts={whenParts(body, book)} />
        <ol>
          {layers.map((each, index) => (
            <li key={each.key}>
              <RouteSentence parts={levelParts(body.layers, index, book)} />
            </li>
          ))}
        </ol>
      </div>
      <Field label={words.name} error={faults.rule_name}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={escalationLimits.name}
            value={draft.rule_name}
            onChange={(event) => set({ rule_name: event.target.value })}
          />
        )}
      </Field>
      <fieldset className={form.section}>
        <legend>{words.conditions}</legend>
        <p className={form.help}>{words.conditionsHelp}</p>
        <ConditionGroups
          groups={draft.filters}
          suggestions={props.suggestions}
          strict={strict}
          fault={fault?.field === 'filters' ? fault : undefined}
          onChange={(filters) => set({ filters })}
        />
        {faults.filters !== undefined && (strict || fault?.field === 'filters') && (
          <p className={styles.fault}>{faults.filters}</p>
        )}
      </fieldset>
      <WhenFields {...props} />
      <section aria-labelledby="levels" className={styles.levels}>
        <div>
          <h3 id="levels">{words.levels}</h3>
          <p className={form.help}>{words.levelsHelp}</p>
        </div>
        <div className={styles.frame}>
          <SortRows
            label={words.levels}
            keys={layers.map((each) => each.key)}
            grip={(index) =>
              t.routes.grip(name(index), format.number(index + 1), format.number(layers.length))
            }
            gripTitle={t.routes.gripTitle}
            movedTo={(from, to) =>
              t.noise.row.movedTo(name(from), format.number(to + 1), format.number(layers.length))
            }
            onMove={(from, to) => levels(moved(layers, from, to))}
            row={(index) => {
              const level = layers[index]
              return (
                level !== undefined && (
                  <LevelFields
                    people={props.people}
                    teams={props.teams}
                    book={book}
                    level={level}
                    name={name(index)}
                    at={`layers[${index}]`}
                    last={index === layers.length - 1}
                    faults={faults}
                    onChange={(next) => levels(layers.with(index, next))}
                    onRemove={layers.length > 1 ? () => levels(layers.toSpliced(index, 1)) : undefined}
                  />
                )
              )
            }}
          />
        </div>
        {faults.layers !== undefined && <p className={styles.fault}>{faults.layers}</p>}
        <div>
          <Button
            icon={<PlusOutlined />}
            disabled={layers.length >= escalationLimits.levels}
            onClick={() => levels([...layers, newLevel()])}
          >
            {words.addLevel}
          </Button>
        </div>
      </section>
      <Field label={t.templates.choose} help={t.templates.chooseHelp} error={faults.template_id}>
        {(wiring) => (
          <TemplateSelect
            {...wiring}
            value={draft.template_id}
            onChange={(template_id) => set({ template_id })}
          />
        )}
      </Field>
      <Field label={`${words.description} (${t.app.optional})`} error={faults.description}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={escalationLimits.description}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

/** The hours a rule holds at, and how long it waits. */
function WhenFields({ draft, calendars, faults, strict, onChange }: Props) {
  const { t } = useWords()
  const words = t.escalation.form
  const some = draft.time_filters.length > 0
  const set = (change: Partial<EscalationDraft>) => onChange({ ...draft, ...change })
  const daily = { ...newSpan('weekly'), start: '09:00', end: '18:00', repeat: [1, 2, 3, 4, 5] }
  return (
    <fieldset className={form.section}>
      <legend>{words.hours}</legend>
      <Radio.Group
        className={styles.modes ?? ''}
        aria-label={words.hours}
        value={some}
        onChange={(event) => set({ time_filters: event.target.value === true ? [daily] : [] })}
        options={[
          { value: false, label: words.hoursAlways },
          { value: true, label: words.hoursSome },
        ]}
      />
      {some && (
        <SpanList
          rule={draft}
          calendars={calendars}
          error={faults.time_filters}
          strict={strict || faults.time_filters !== undefined}
          adds={calendars.length > 0 ? ['weekly', 'calendar'] : ['weekly']}
          onChange={(times) => set(times)}
        />
      )}
      <Field label={words.delay} help={words.delayHelp} error={faults.aggr_window}>
        {(wiring) => (
          <InputNumber
            {...wiring}
            precision={0}
            value={draft.aggr_window}
            onChange={(seconds) => set({ aggr_window: seconds ?? 0 })}
          />
        )}
      </Field>
    </fieldset>
  )
}
