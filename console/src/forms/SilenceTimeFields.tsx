import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { Calendar, RuleBody, TimeSpan } from '../api/noiseTypes'
import { weekOrder } from '../components/noiseSentence'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { useNow } from '../ui/now'
import { instantOf, localInput, parseDuration, writeDuration } from './durations'
import form from './form.module.css'
import {
  goesByCalendar,
  hereZone,
  modeOf,
  newSpan,
  spanError,
  startOf,
  withMode,
  type TimeMode,
} from './ruleDraft'
import styles from './SilenceTimeFields.module.css'

const presets = ['30m', '1h', '2h', '6h', '12h', '1d', '1w']
const daySets = [
  ['all', [0, 1, 2, 3, 4, 5, 6]],
  ['work', [1, 2, 3, 4, 5]],
  ['off', [0, 6]],
] as const

interface Props {
  rule: RuleBody
  calendars: Calendar[]
  /** Told once somebody tried to save. */
  error: string | undefined
  strict: boolean
  onChange: (rule: RuleBody) => void
}

/** When a silence holds: once, every week, or by a calendar. */
export function SilenceTimeFields(props: Props) {
  const { t } = useWords()
  const now = useNow()
  const words = t.noise.rule
  const { rule, onChange } = props
  const mode = modeOf(rule)
  const locked = rule.from_incident_id !== undefined
  return (
    <fieldset className={form.section}>
      <legend>{words.when}</legend>
      {!locked && (
        <Radio.Group
          className={styles.modes ?? ''}
          aria-label={words.when}
          value={mode}
          onChange={(event) => onChange(withMode(rule, event.target.value as TimeMode, now))}
          options={(['once', 'weekly', 'calendar'] as const).map((value) => ({ value, label: words[value] }))}
        />
      )}
      {mode === 'once' ? (
        <OnceFields {...props} />
      ) : (
        <SpanList {...props} adds={[mode]} onChange={(times) => onChange({ ...rule, ...times })} />
      )}
    </fieldset>
  )
}

function OnceFields({ rule, error, strict, onChange }: Props) {
  const { t } = useWords()
  const now = useNow()
  const words = t.noise.rule
  const { start_time: start, end_time: end } = rule.time_filter ?? { start_time: 0, end_time: 0 }
  const [typed, setTyped] = useState<string>()
  const set = (start_time: number, end_time: number) =>
    onChange({ ...rule, time_filter: { start_time, end_time } })
  const span = typed ?? (start > 0 && end > start ? writeDuration(end - start) : '')
  const past = end > 0 && end <= now ? words.inPast : undefined
  const backwards = start > 0 && end > 0 && end <= start ? words.endBeforeStart : undefined
  return (
    <>
      <div className={styles.presets} role="group" aria-label={words.startNow}>
        <span className="soft">{words.startNow}</span>
        {presets.map((each) => (
          <Button
            key={each}
            size="small"
            onClick={() => {
              setTyped(undefined)
              set(startOf(now), startOf(now) + (parseDuration(each) ?? 0))
            }}
          >
            {each}
          </Button>
        ))}
      </div>
      <div className={styles.range}>
        <Field label={words.from}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={localInput(start)}
              onChange={(event) => {
                const at = instantOf(event.target.value)
                set(at, at > 0 && end > start && start > 0 ? at + (end - start) : end)
              }}
            />
          )}
        </Field>
        <Field
          label={words.lasts}
          help={words.lastsHelp}
          error={typed !== undefined && parseDuration(typed) === undefined ? words.lastsWrong : undefined}
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={span}
              onBlur={() => setTyped(undefined)}
              onChange={(event) => {
                setTyped(event.target.value)
                const lasts = parseDuration(event.target.value)
                if (lasts !== undefined) {
                  const from = start > 0 ? start : startOf(now)
                  set(from, from + lasts)
                }
              }}
            />
          )}
        </Field>
        <Field label={words.to} error={backwards ?? past ?? (strict ? error : undefined)}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={localInput(end)}
              onChange={(event) => set(start, instantOf(event.target.value))}
            />
          )}
        </Field>
      </div>
      <p className={form.help}>{words.zoneHere(hereZone())}</p>
    </>
  )
}

interface Times {
  time_filters?: TimeSpan[]
  time_zone?: string
}

interface SpanListProps {
  rule: Times
  calendars: Calendar[]
  error: string | undefined
  strict: boolean
  /** What kinds of times can be added. */
  adds: readonly TimeMode[]
  onChange: (times: Times) => void
}

/** Times that come again, by the week or by a calendar, in one zone. */
export function SpanList({ rule, calendars, error, strict, adds, onChange }: SpanListProps) {
  const { t, format } = useWords()
  const words = t.noise.rule
  const spans = rule.time_filters ?? []
  const set = (time_filters: TimeSpan[]) => onChange({ time_filters, time_zone: rule.time_zone ?? '' })
  return (
    <>
      {adds.includes('calendar') && calendars.length === 0 && (
        <p className={form.help}>{words.noCalendars}</p>
      )}
      {spans.map((each, index) => {
        const number = format.number(index + 1)
        return (
          <div key={index} className={styles.span} role="group" aria-label={words.span(number)}>
            {!goesByCalendar(each) ? (
              <DayFields span={each} onChange={(next) => set(spans.with(index, next))} />
            ) : (
              <CalendarFields
                span={each}
                calendars={calendars}
                strict={strict}
                onChange={(next) => set(spans.with(index, next))}
              />
            )}
            <ClockFields
              span={each}
              error={strict ? spanError(each, t) : undefined}
              onChange={(next) => set(spans.with(index, next))}
            />
            {spans.length > 1 && (
              <Button
                type="text"
                className={styles.remove ?? ''}
                icon={<DeleteOutlined />}
                aria-label={words.removeSpan(number)}
                title={words.removeSpan(number)}
                onClick={() => set(spans.toSpliced(index, 1))}
              />
            )}
          </div>
        )
      })}
      {strict && spans.length === 0 && error !== undefined && <p className={form.help}>{error}</p>}
      <div className={styles.presets}>
        {adds.map((mode) => (
          <Button key={mode} icon={<PlusOutlined />} onClick={() => set([...spans, newSpan(mode)])}>
            {adds.length === 1 ? words.addSpan : `${words.addSpan}: ${words[mode]}`}
          </Button>
        ))}
      </div>
      <Field label={words.zone} help={words.zoneHelp}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch
            value={rule.time_zone || 'UTC'}
            options={[...new Set([hereZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(
              (value) => ({
                value,
                label: value,
              }),
            )}
            onChange={(time_zone: string) => onChange({ time_filters: spans, time_zone })}
          />
        )}
      </Field>
    </>
  )
}

function DayFields(props: { span: TimeSpan; onChange: (span: TimeSpan) => void }) {
  const { t } = useWords()
  const words = t.noise.rule
  const { span, onChange } = props
  const chosen = (span.repeat ?? []).length === 0 ? weekOrder : (span.repeat ?? [])
  const set = (repeat: readonly number[]) => onChange({ ...span, repeat: repeat.toSorted() })
  return (
    <div className={styles.days}>
      <Checkbox.Group
        aria-label={words.days}
        className={styles.week ?? ''}
        value={[...chosen]}
        options={weekOrder.map((value) => ({
          value,
          label: <span title={t.noise.time.longNames[value]}>{t.noise.time.names[value]}</span>,
        }))}
        onChange={(days) => days.length > 0 && set(days)}
      />
      <span className={styles.sets}>
        {daySets.map(([name, days]) => (
          <Button key={name} size="small" type="text" onClick={() => set(days)}>
            {words.presets[name]}
          </Button>
        ))}
      </span>
    </div>
  )
}

interface CalendarProps {
  span: TimeSpan
  calendars: Calendar[]
  strict: boolean
  onChange: (span: TimeSpan) => void
}

function CalendarFields({ span, calendars, strict, onChange }: CalendarProps) {
  const { t } = useWords()
  const words = t.noise.rule
  const missing = (span.cal_id ?? '') === ''
  return (
    <>
      <Field label={words.calendarLabel} error={strict && missing ? words.calendarMissing : undefined}>
        {(wiring) => (
          <Select
            {...wiring}
            value={missing ? undefined : span.cal_id}
            placeholder={words.calendarMissing}
            options={calendars.map((each) => ({ value: each.cal_id, label: each.cal_name }))}
            onChange={(cal_id: string) => onChange({ ...span, cal_id })}
          />
        )}
      </Field>
      <Radio.Group
        className={styles.modes ?? ''}
        aria-label={words.dayKind}
        value={span.is_off ?? true}
        onChange={(event) => onChange({ ...span, is_off: event.target.value === true })}
        options={[
          { value: true, label: words.offDays },
          { value: false, label: words.workDays },
        ]}
      />
    </>
  )
}

function ClockFields(props: {
  span: TimeSpan
  error: string | undefined
  onChange: (span: TimeSpan) => void
}) {
  const { t } = useWords()
  const words = t.noise.rule
  const { span, onChange } = props
  const note =
    span.end === span.start
      ? words.wholeDay
      : span.end !== '' && span.end < span.start
        ? words.overMidnight
        : undefined
  return (
    <div className={styles.clock}>
      <Field label={words.start}>
        {(wiring) => (
          <Input
            {...wiring}
            type="time"
            value={span.start}
            onChange={(event) => onChange({ ...span, start: event.target.value.slice(0, 5) })}
          />
        )}
      </Field>
      <Field label={words.end} help={note} error={props.error}>
        {(wiring) => (
          <Input
            {...wiring}
            type="time"
            value={span.end === '24:00' ? '00:00' : span.end}
            onChange={(event) => onChange({ ...span, end: event.target.value.slice(0, 5) })}
          />
        )}
      </Field>
    </div>
  )
}
