import { DeleteOutlined, DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import type { RotationUnit } from '../api/oncallTypes'
import type { Member } from '../api/people'
import { layerSentence } from '../components/layerSentence'
import { weekOrder } from '../components/noiseSentence'
import type { Book } from '../components/oncallText'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { GroupFields } from './GroupFields'
import { HoursFields } from './HoursFields'
import { isWeekly, layerBody, scheduleLimits, type Faults, type LayerDraft } from './scheduleDraft'
import styles from './ScheduleForm.module.css'

const units = ['hour', 'day', 'week', 'month'] as const

export interface LayerProps {
  layer: LayerDraft
  /** Its path, as `layers[0]`. */
  at: string
  zone: string
  people: readonly Member[]
  book: Book
  faults: Faults
  onChange: (layer: LayerDraft) => void
}

interface Props extends LayerProps {
  open: boolean
  onToggle: () => void
  onRemove: () => void
}

/** One layer: closed it is a sentence, open it is a form. */
export function LayerFields(props: Props) {
  const { t, format } = useWords()
  const words = t.oncall.form
  const { layer, at, open, book } = props
  const id = `${at}-fields`
  return (
    <div className={styles.layer}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={props.onToggle}
        >
          {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
          <span className={styles.words}>
            <strong>{layer.name || words.unnamed}</strong>
            <span className="soft">{layerSentence(layerBody(layer, props.zone), book, format)}</span>
          </span>
        </button>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={words.removeLayer(layer.name)}
          title={words.removeLayer(layer.name)}
          onClick={props.onRemove}
        />
      </div>
      <div id={id} hidden={!open} className={styles.fields}>
        {open && (
          <>
            <Field label={words.layerLabel} error={props.faults[`${at}.layer_name`]}>
              {(wiring) => (
                <Input
                  {...wiring}
                  maxLength={scheduleLimits.name}
                  value={layer.name}
                  onChange={(event) => props.onChange({ ...layer, name: event.target.value })}
                />
              )}
            </Field>
            <GroupFields {...props} />
            <RotationFields {...props} />
            <HoursFields {...props} />
            <DatesFields {...props} />
          </>
        )}
      </div>
    </div>
  )
}

function RotationFields({ layer, at, faults, onChange }: LayerProps) {
  const { t } = useWords()
  const words = t.oncall.form
  const many = layer.groups.length > 1
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.rotation}</legend>
      <div className={styles.pair}>
        <Field label={words.every} error={faults[`${at}.rotation_value`]}>
          {(wiring) => (
            <InputNumber
              {...wiring}
              min={1}
              max={scheduleLimits.units}
              precision={0}
              value={layer.value}
              onChange={(value) => onChange({ ...layer, value })}
            />
          )}
        </Field>
        <Field label={words.unit} error={faults[`${at}.rotation_unit`]}>
          {(wiring) => (
            <Select<RotationUnit>
              {...wiring}
              value={layer.unit}
              options={units.map((value) => ({ value, label: words.units[value] }))}
              onChange={(unit) => onChange({ ...layer, unit })}
            />
          )}
        </Field>
      </div>
      {isWeekly(layer) && (
        <div className={styles.pair}>
          <Field label={words.handoff}>
            {(wiring) => (
              <Select
                {...wiring}
                value={layer.handoffDay}
                options={weekOrder.map((each, value) => ({ value, label: t.noise.time.longNames[each] }))}
                onChange={(handoffDay: number) => onChange({ ...layer, handoffDay })}
              />
            )}
          </Field>
          <Field label={words.handoffTime} error={faults[`${at}.handoff_time`]}>
            {(wiring) => (
              <Input
                {...wiring}
                type="time"
                value={layer.handoffTime}
                onChange={(event) => onChange({ ...layer, handoffTime: event.target.value.slice(0, 5) })}
              />
            )}
          </Field>
        </div>
      )}
      {many && (
        <div>
          <Checkbox
            checked={layer.fair}
            onChange={(event) => onChange({ ...layer, fair: event.target.checked })}
          >
            {words.fair}
          </Checkbox>
          <p className={form.help}>{words.fairHelp}</p>
        </div>
      )}
    </fieldset>
  )
}

function DatesFields({ layer, at, zone, faults, onChange }: LayerProps) {
  const { t } = useWords()
  const words = t.oncall.form
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.dates}</legend>
      <div className={styles.dates}>
        <Field label={words.start} error={faults[`${at}.layer_start`]}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={layer.start}
              onChange={(event) => onChange({ ...layer, start: event.target.value })}
            />
          )}
        </Field>
        <Field label={`${words.end} (${t.app.optional})`} error={faults[`${at}.layer_end`]}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={layer.end}
              onChange={(event) => onChange({ ...layer, end: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p className={form.help}>
        {words.startHelp} {t.oncall.timesIn(zone)}
      </p>
    </fieldset>
  )
}
