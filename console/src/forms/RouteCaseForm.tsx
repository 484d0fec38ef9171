import { AutoComplete, Radio } from 'antd'
import type { ReactNode } from 'react'
import type { LabelSuggestion, RouteCase } from '../api/routingTypes'
import type { Channel } from '../api/types'
import { RouteSentence } from '../components/RouteSentence'
import { caseParts, mapsByName } from '../components/routeSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { ChannelChoice } from './ChannelChoice'
import form from './form.module.css'
import styles from './RouteCaseForm.module.css'
import { keyOptions, RouteConditionFields } from './RouteConditionFields'
import { targetFault } from './routeConditions'
import type { RouteFault } from './routeErrors'

interface Props {
  value: RouteCase
  book: ReadonlyMap<number, Channel>
  suggestions: LabelSuggestion[]
  fault: RouteFault | undefined
  strict: boolean
  /** How many alerts it would match, as a sentence. */
  counts: ReactNode
  onChange: (value: RouteCase) => void
}

/** One case: when, where to, and what then. Changes are in the draft at once. */
export function RouteCaseForm({ value, book, suggestions, fault, strict, counts, onChange }: Props) {
  const { t } = useWords()
  const words = t.routes.form
  const set = (change: Partial<RouteCase>) => onChange({ ...value, ...change })
  const mapped = mapsByName(value)
  const wrongTarget = strict ? targetFault(value, t) : undefined
  const elsewhere = fault?.condition === undefined ? fault?.text : undefined
  const targetError = wrongTarget ?? elsewhere
  return (
    <div className={form.form}>
      <div className={styles.sentence}>
        <RouteSentence parts={caseParts(value, book, t)} />
        <p className={styles.counts}>{counts}</p>
      </div>
      <fieldset className={form.section}>
        <legend>{words.conditions}</legend>
        <p className={form.help}>{value.if.length === 0 ? words.noConditions : words.conditionsHelp}</p>
        <RouteConditionFields
          conditions={value.if}
          suggestions={suggestions}
          fault={fault}
          strict={strict}
          onChange={(conditions) => set({ if: conditions })}
        />
      </fieldset>
      <fieldset className={form.section}>
        <legend>{words.target}</legend>
        <Radio.Group
          className={form.choices ?? ''}
          aria-label={words.target}
          value={mapped ? 'name_mapping' : 'standard'}
          onChange={(event) =>
            set(
              event.target.value === 'name_mapping'
                ? { routing_mode: 'name_mapping', channel_ids: [] }
                : { routing_mode: 'standard', name_mapping_label: '' },
            )
          }
          options={[
            { value: 'standard', label: words.toChannels },
            { value: 'name_mapping', label: words.toNamed },
          ]}
        />
        {mapped ? (
          <Field label={words.label} help={words.labelHelp} error={targetError}>
            {(wiring) => (
              <AutoComplete
                {...wiring}
                value={value.name_mapping_label ?? ''}
                options={keyOptions(value.name_mapping_label ?? '', suggestions, t).filter(
                  (group) => group.label !== t.routes.form.groups.built,
                )}
                onChange={(label: string | undefined) => set({ name_mapping_label: (label ?? '').trim() })}
              />
            )}
          </Field>
        ) : (
          <Field label={words.channels} error={targetError}>
            {(wiring) => (
              <ChannelChoice
                wiring={wiring}
                book={book}
                value={value.channel_ids}
                onChange={(channel_ids) => set({ channel_ids })}
              />
            )}
          </Field>
        )}
      </fieldset>
      <fieldset className={form.section}>
        <legend>{words.next}</legend>
        <Radio.Group
          className={form.choices ?? ''}
          aria-label={words.next}
          value={value.fallthrough}
          onChange={(event) => set({ fallthrough: event.target.value === true })}
          options={[
            { value: true, label: words.goOn },
            { value: false, label: words.stop },
          ]}
        />
      </fieldset>
    </div>
  )
}
