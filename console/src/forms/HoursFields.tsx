import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { weekOrder } from '../components/noiseSentence'
import { useWords } from '../i18n/language'
import form from './form.module.css'
import type { LayerProps } from './LayerFields'
import { isMasked, newPeriod, scheduleLimits, type LayerDraft, type PeriodDraft } from './scheduleDraft'
import styles from './ScheduleForm.module.css'

/** On which days and at which hours a layer has somebody on call. */
export function HoursFields({ layer, at, faults, onChange }: LayerProps) {
  const { t, format } = useWords()
  const words = t.oncall.form
  const masked = isMasked(layer)
  const days = (chosen: number[]) =>
    onChange({
      ...layer,
      days: chosen,
      // Hours of the week and days that are left out would say the same twice.
      hours: chosen.length < 7 && layer.hours === 'weekly' ? 'all' : layer.hours,
    })
  const periods = (next: PeriodDraft[]) => onChange({ ...layer, periods: next })
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.times}</legend>
      <Checkbox.Group
        aria-label={words.days}
        className={styles.week ?? ''}
        value={layer.days}
        options={weekOrder.map((value) => ({
          value,
          label: <span title={t.noise.time.longNames[value]}>{t.noise.time.names[value]}</span>,
        }))}
        onChange={days}
      />
      {faults[`${at}.day_mask`] !== undefined && <p className={styles.fault}>{faults[`${at}.day_mask`]}</p>}
      {masked && (
        <div>
          <Checkbox
            checked={layer.continuous}
            onChange={(event) => onChange({ ...layer, continuous: event.target.checked })}
          >
            {words.continuous}
          </Checkbox>
          <p className={form.help}>{words.continuousHelp}</p>
        </div>
      )}
      <Radio.Group
        className={styles.modes ?? ''}
        aria-label={words.hours}
        value={layer.hours}
        onChange={(event) => {
          const hours = event.target.value as LayerDraft['hours']
          onChange({
            ...layer,
            hours,
            periods: hours !== 'all' && layer.periods.length === 0 ? [newPeriod()] : layer.periods,
          })
        }}
        options={[
          { value: 'all', label: words.hoursAll },
          { value: 'daily', label: words.hoursDaily },
          {
            value: 'weekly',
            label: words.hoursWeekly,
            disabled: masked,
            ...(masked ? { title: words.weeklyMasked } : {}),
          },
        ]}
      />
      {faults[`${at}.restrict_mode`] !== undefined && (
        <p className={styles.fault}>{faults[`${at}.restrict_mode`]}</p>
      )}
      {layer.hours !== 'all' && (
        <div className={styles.periods}>
          {layer.periods.map((each, index) => (
            <Period
              key={index}
              name={t.noise.rule.span(format.number(index + 1))}
              period={each}
              weekly={layer.hours === 'weekly'}
              fault={faults[`${at}.restrict_periods[${index}]`]}
              onChange={(next) => periods(layer.periods.with(index, next))}
              onRemove={
                layer.periods.length > 1 ? () => periods(layer.periods.toSpliced(index, 1)) : undefined
              }
            />
          ))}
          {faults[`${at}.restrict_periods`] !== undefined && (
            <p className={styles.fault}>{faults[`${at}.restrict_periods`]}</p>
          )}
          <div>
            <Button
              icon={<PlusOutlined />}
              disabled={layer.periods.length >= scheduleLimits.periods}
              onClick={() => periods([...layer.periods, newPeriod()])}
            >
              {words.addPeriod}
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  )
}

interface PeriodProps {
  name: string
  period: PeriodDraft
  weekly: boolean
  fault: string | undefined
  onChange: (period: PeriodDraft) => void
  onRemove: (() => void) | undefined
}

function Period({ name, period, weekly, fault, onChange, onRemove }: PeriodProps) {
  const { t } = useWords()
  const words = t.oncall.form
  const days = weekOrder.map((each, value) => ({ value, label: t.noise.time.names[each] }))
  const point = (day: 'fromDay' | 'toDay', time: 'from' | 'to', label: string) => (
    <span className={styles.point}>
      {weekly && (
        <Select
          aria-label={`${name}: ${label}, ${words.day}`}
          value={period[day]}
          options={days}
          onChange={(value: number) => onChange({ ...period, [day]: value })}
        />
      )}
      <Input
        aria-label={`${name}: ${label}`}
        type="time"
        value={period[time]}
        onChange={(event) => onChange({ ...period, [time]: event.target.value.slice(0, 5) })}
      />
    </span>
  )
  return (
    <div className={styles.period} role="group" aria-label={name}>
      {point('fromDay', 'from', t.noise.rule.start)}
      <span aria-hidden="true">–</span>
      {point('toDay', 'to', t.noise.rule.end)}
      {onRemove !== undefined && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={words.removePeriod(name)}
          title={words.removePeriod(name)}
          onClick={onRemove}
        />
      )}
      {!weekly && period.to <= period.from && period.to !== '' && fault === undefined && (
        <span className="soft">{t.noise.rule.overMidnight}</span>
      )}
      {fault !== undefined && <p className={styles.fault}>{fault}</p>}
    </div>
  )
}
