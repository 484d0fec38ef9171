import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useMemo } from 'react'
import type { Calendar, Filters, RuleBody, RuleKind } from '../api/noiseTypes'
import type { LabelSuggestion } from '../api/routingTypes'
import { ruleParts } from '../components/noiseSentence'
import { RouteSentence } from '../components/RouteSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { leaveByTab } from '../ui/leaveByTab'
import { ConditionGroups } from './ConditionGroups'
import { filterFault, type FieldFault } from './filterFaults'
import form from './form.module.css'
import { MatchCount } from './MatchCount'
import styles from './NoiseRuleForm.module.css'
import { keyOptions } from './RouteConditionFields'
import { ruleErrors, ruleLimits } from './ruleDraft'
import { SilenceTimeFields } from './SilenceTimeFields'

interface Props {
  channelId: number
  kind: RuleKind
  value: RuleBody
  suggestions: LabelSuggestion[]
  calendars: Calendar[] | undefined
  /** What the server said about it as it stands. */
  fault: FieldFault | undefined
  /** Whether what is missing is told, or only what is wrong. */
  strict: boolean
  onChange: (value: RuleBody) => void
}

/** One rule of a channel: which alerts, when, and what becomes of them; above it the sentence it makes. */
export function NoiseRuleForm(props: Props) {
  const { t, format } = useWords()
  const words = t.noise.rule
  const { kind, value, fault, strict, onChange } = props
  const set = (change: Partial<RuleBody>) => onChange({ ...value, ...change })
  const errors = ruleErrors(kind, value, t)
  const calendars = useMemo(
    () => props.calendars && new Map(props.calendars.map((each) => [each.cal_id, each.cal_name])),
    [props.calendars],
  )
  const said = (field: string) => (fault?.field === field ? fault.text : undefined)
  const askable =
    kind === 'inhibit'
      ? filterFault(value.source_filters, t) === undefined &&
        filterFault(value.target_filters, t) === undefined
      : filterFault(value.filters, t) === undefined
  const filter = (field: 'filters' | 'source_filters' | 'target_filters', legend: string) => (
    <FilterPart
      legend={legend}
      field={field}
      filters={value[field] ?? []}
      suggestions={props.suggestions}
      fault={fault}
      strict={strict}
      onChange={(filters) => set({ [field]: filters })}
    />
  )
  return (
    <div className={form.form}>
      <div className={styles.sentence}>
        <RouteSentence parts={ruleParts(kind, value, { t, format, calendars })} />
        <MatchCount channelId={props.channelId} kind={kind} rule={value} complete={askable} />
      </div>
      <Field label={words.name} error={said('rule_name') ?? (strict ? errors.rule_name : undefined)}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={ruleLimits.name}
            value={value.rule_name}
            onChange={(event) => set({ rule_name: event.target.value })}
          />
        )}
      </Field>
      {kind === 'inhibit' ? (
        <>
          {filter('source_filters', words.source)}
          {filter('target_filters', words.target)}
          <EqualsField
            value={value.equals ?? []}
            suggestions={props.suggestions}
            error={said('equals') ?? (strict ? errors.equals : undefined)}
            onChange={(equals) => set({ equals })}
          />
          <Field
            label={words.lookBack}
            help={words.lookBackHelp}
            error={said('look_back_minutes') ?? errors.look_back_minutes}
          >
            {(wiring) => (
              <InputNumber
                {...wiring}
                value={value.look_back_minutes ?? null}
                onChange={(minutes) => set({ look_back_minutes: minutes ?? 0 })}
              />
            )}
          </Field>
        </>
      ) : (
        filter('filters', words.what)
      )}
      {kind === 'silence' && (
        <SilenceTimeFields
          rule={value}
          calendars={props.calendars ?? []}
          error={said('time_filter') ?? said('time_filters') ?? errors.time_filter ?? errors.time_filters}
          strict={strict || said('time_filter') !== undefined}
          onChange={onChange}
        />
      )}
      {kind !== 'unsubscribe' && <Behaviour kind={kind} value={value} set={set} />}
      <Field label={`${words.description} (${t.app.optional})`} error={said('description')}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={ruleLimits.description}
            value={value.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

interface FilterProps {
  legend: string
  field: string
  filters: Filters
  suggestions: LabelSuggestion[]
  fault: FieldFault | undefined
  strict: boolean
  onChange: (filters: Filters) => void
}

function FilterPart({ legend, field, filters, suggestions, fault, strict, onChange }: FilterProps) {
  const { t } = useWords()
  const here = fault?.field === field ? fault : undefined
  const empty = strict && filters.every((each) => each.length === 0)
  const whole = here?.condition === undefined ? here?.text : undefined
  return (
    <fieldset className={form.section}>
      <legend>{legend}</legend>
      <ConditionGroups
        groups={filters}
        suggestions={suggestions}
        fault={here}
        strict={strict}
        onChange={onChange}
      />
      {(empty || whole !== undefined) && (
        <p className={styles.fault} role="alert">
          {whole ?? t.noise.filters.missing}
        </p>
      )}
    </fieldset>
  )
}

interface EqualsProps {
  value: string[]
  suggestions: LabelSuggestion[]
  error: string | undefined
  onChange: (value: string[]) => void
}

function EqualsField({ value, suggestions, error, onChange }: EqualsProps) {
  const { t } = useWords()
  const words = t.noise.rule
  return (
    <Field label={words.equals} help={words.equalsHelp} error={error}>
      {(wiring) => (
        <Select
          {...wiring}
          mode="tags"
          tokenSeparators={[',', ' ']}
          onInputKeyDown={leaveByTab}
          value={value}
          options={keyOptions('', suggestions, t)}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

interface BehaviourProps {
  kind: RuleKind
  value: RuleBody
  set: (change: Partial<RuleBody>) => void
}

function Behaviour({ kind, value, set }: BehaviourProps) {
  const { t } = useWords()
  const words = t.noise.rule
  const kept = value.is_directly_discard !== true
  const quick = value.from_incident_id !== undefined
  return (
    <fieldset className={form.section}>
      <legend>{words.behaviour}</legend>
      <Radio.Group
        className={form.choices ?? ''}
        aria-label={words.behaviour}
        value={kept}
        onChange={(event) => set({ is_directly_discard: event.target.value !== true })}
        options={[
          { value: true, label: words.keep },
          { value: false, label: words.discard },
        ]}
      />
      {kept && (
        <div className={form.indent}>
          <Checkbox
            checked={value.judge_again ?? true}
            onChange={(event) => set({ judge_again: event.target.checked })}
          >
            {kind === 'silence' ? words.again : words.inhibitAgain}
          </Checkbox>
          <p className={form.help}>{words.againHelp}</p>
        </div>
      )}
      {kind === 'silence' && value.time_filter !== undefined && !quick && (
        <Checkbox
          checked={value.is_auto_delete ?? false}
          onChange={(event) => set({ is_auto_delete: event.target.checked })}
        >
          {words.autoDelete}
        </Checkbox>
      )}
      {quick && <p className={form.help}>{words.fromIncident}</p>}
    </fieldset>
  )
}
