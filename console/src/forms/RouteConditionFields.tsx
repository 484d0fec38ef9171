import { DeleteOutlined, InfoCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Select } from 'antd'
import { useId, useState } from 'react'
import type { Condition, LabelSuggestion } from '../api/routingTypes'
import { keyName } from '../components/routeSentence'
import type { Strings } from '../i18n/en'
import { useWords } from '../i18n/language'
import { leaveByTab } from '../ui/leaveByTab'
import styles from './RouteConditionFields.module.css'
import { builtInKeys, conditionFaults, limits, valueFault } from './routeConditions'

const shownKeys = 200

interface Props {
  conditions: Condition[]
  suggestions: LabelSuggestion[]
  /** What the server said about one of them. */
  fault: { condition?: number | undefined; text: string } | undefined
  /** What keeps all of them from ever holding, by the condition it is told at. */
  notes?: ReadonlyMap<number, string>
  /** How many there may be. */
  most?: number
  /** Whether what is missing is told, or only what is wrong. */
  strict: boolean
  onChange: (conditions: Condition[]) => void
}

/** Conditions that must all hold, each a line: what is looked at, how, and the values. */
export function RouteConditionFields(props: Props) {
  const { conditions, suggestions, fault, notes, strict, onChange } = props
  const most = props.most ?? limits.conditions
  const { t, format } = useWords()
  const words = t.routes.form
  return (
    <div className={styles.list}>
      {conditions.map((condition, index) => (
        <ConditionLine
          key={index}
          name={words.condition(format.number(index + 1))}
          condition={condition}
          suggestions={suggestions}
          serverSays={fault?.condition === index ? fault.text : undefined}
          note={notes?.get(index)}
          strict={strict}
          onChange={(next) => onChange(conditions.with(index, next))}
          removeLabel={words.removeCondition(format.number(index + 1))}
          onRemove={() => onChange(conditions.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button
          icon={<PlusOutlined />}
          disabled={conditions.length >= most}
          title={conditions.length >= most ? t.routes.faults.tooMany(format.number(most)) : undefined}
          onClick={() => onChange([...conditions, { key: '', oper: 'IN', vals: [] }])}
        >
          {words.addCondition}
        </Button>
      </div>
      <details className={styles.help}>
        <summary>{words.help}</summary>
        <dl className={styles.forms}>
          {words.forms.map(([form, meaning]) => (
            <Form key={form} form={form} meaning={meaning} />
          ))}
        </dl>
      </details>
    </div>
  )
}

function Form(props: { form: string; meaning: string }) {
  return (
    <>
      <dt className="mono">{props.form}</dt>
      <dd>{props.meaning}</dd>
    </>
  )
}

interface LineProps {
  name: string
  condition: Condition
  suggestions: LabelSuggestion[]
  serverSays: string | undefined
  note: string | undefined
  strict: boolean
  onChange: (condition: Condition) => void
  removeLabel: string
  onRemove: () => void
}

function ConditionLine(props: LineProps) {
  const { t } = useWords()
  const words = t.routes.form
  const { name, condition, suggestions, onChange } = props
  const id = useId()
  const [pending, setPending] = useState('')
  const known = suggestions.find((each) => each.key === condition.key)?.values ?? []
  const missing = (each: { text: string }) =>
    each.text === t.routes.faults.noValue || each.text === t.routes.faults.keyMissing
  const pendingFault = pending === '' ? undefined : valueFault(pending, t)
  const faults = [
    ...conditionFaults(condition, t)
      .filter((each) => (props.strict && pending === '') || !missing(each))
      .map((each) => each.text),
    ...(pendingFault === undefined ? [] : [pendingFault.text]),
    ...(props.serverSays === undefined ? [] : [props.serverSays]),
  ]
  return (
    <div className={styles.condition} role="group" aria-label={name}>
      <AutoComplete
        aria-label={`${name}: ${words.key}`}
        placeholder={words.key}
        value={condition.key}
        options={keyOptions(condition.key, suggestions, t)}
        popupMatchSelectWidth={280}
        aria-describedby={faults.length > 0 ? id : undefined}
        onChange={(key: string | undefined) => onChange({ ...condition, key: (key ?? '').trim() })}
      />
      <Select
        aria-label={`${name}: ${words.oper}`}
        value={condition.oper}
        options={(['IN', 'NOTIN'] as const).map((value) => ({ value, label: words.opers[value] }))}
        onChange={(oper) => onChange({ ...condition, oper })}
      />
      <Select
        className={styles.values ?? ''}
        aria-label={`${name}: ${words.values}`}
        aria-describedby={faults.length > 0 ? id : undefined}
        status={faults.length > 0 ? 'error' : ''}
        mode="tags"
        defaultActiveFirstOption={false}
        onInputKeyDown={leaveByTab}
        maxTagCount={60}
        placeholder={words.valuesHint}
        value={condition.vals}
        options={valueOptions(condition.key, known, t)}
        showSearch={{ onSearch: setPending }}
        onBlur={() => setPending('')}
        onChange={(vals: string[]) => {
          setPending('')
          onChange({ ...condition, vals })
        }}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={props.removeLabel}
        title={props.removeLabel}
        onClick={props.onRemove}
      />
      {faults.length > 0 && (
        <ul id={id} className={styles.faults} aria-live="polite">
          {faults.slice(0, 5).map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {props.note !== undefined && (
        <p className={styles.note} aria-live="polite">
          <InfoCircleOutlined aria-hidden="true" /> {props.note}
        </p>
      )}
    </div>
  )
}

/** Attributes first, then the labels seen lately; a bare word is offered as a label too. */
export function keyOptions(typed: string, suggestions: LabelSuggestion[], t: Strings) {
  const words = t.routes.form.groups
  const fits = (key: string) => typed === '' || key.toLowerCase().includes(typed.toLowerCase())
  const exact = suggestions.some((each) => each.key === typed) || builtInKeys.some((each) => each === typed)
  const all = exact ? () => true : fits
  const built = builtInKeys.filter((key) => all(key) || all(keyName(key, t)))
  const recent = suggestions.map((each) => each.key).filter((key) => key.startsWith('labels.') && all(key))
  const asLabel = typed.startsWith('labels.') ? typed : `labels.${typed}`
  const bare = !exact && typed !== '' && typed !== 'labels.' && !recent.includes(asLabel)
  return [
    {
      label: words.built,
      options: built.map((value) => {
        const name = keyName(value, t)
        return { value, label: name === value ? value : `${name} (${value})` }
      }),
    },
    { label: words.recent, options: recent.slice(0, shownKeys).map((value) => ({ value, label: value })) },
    { label: words.typed, options: bare ? [{ value: asLabel, label: asLabel }] : [] },
  ].filter((group) => group.options.length > 0)
}

function valueOptions(key: string, known: string[], t: Strings) {
  const own =
    key === 'severity'
      ? ['Critical', 'Warning', 'Info']
      : key === 'status'
        ? ['Critical', 'Warning', 'Info', 'Ok']
        : []
  return [...new Set([...own, ...known])].map((value) => ({
    value,
    label: own.includes(value) ? t.severity[value as keyof typeof t.severity] : value,
  }))
}
