import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import {
  useHolidayCalendars,
  useSaveCalendar,
  type CalendarBody,
  type ServiceCalendar,
} from '../api/calendars'
import { Failure } from '../components/Failure'
import { weekOrder } from '../components/noiseSentence'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { hereZone } from '../ui/zoned'
import form from './form.module.css'
import { ZoneSelect } from './ZoneSelect'

const limits = { name: 39, description: 499 }

interface Props {
  /** Absent for a new one. */
  calendar: ServiceCalendar | undefined
  onClose: () => void
  onSaved: (id: string) => void
}

/** Name, zone and usual week of a calendar. */
export function CalendarDialog({ calendar, onClose, onSaved }: Props) {
  const { t } = useWords()
  const words = t.calendars.form
  const tell = useTell()
  const save = useSaveCalendar()
  const holidays = useHolidayCalendars()
  const [body, setBody] = useState<CalendarBody>({
    cal_name: calendar?.cal_name ?? '',
    description: calendar?.description ?? '',
    timezone: calendar?.timezone ?? hereZone(),
    workdays: calendar?.workdays ?? [1, 2, 3, 4, 5],
    extra_cal_ids: calendar?.extra_cal_ids ?? [],
  })
  const [strict, setStrict] = useState(false)
  const set = (change: Partial<CalendarBody>) => setBody({ ...body, ...change })
  const missing = body.cal_name.trim() === ''
  const store = () => {
    setStrict(true)
    if (missing) return
    save.mutate(
      { id: calendar?.cal_id, body: { ...body, cal_name: body.cal_name.trim() } },
      {
        onSuccess: (made) => {
          tell.done(t.app.saved)
          onSaved(calendar?.cal_id ?? made.cal_id ?? '')
        },
      },
    )
  }
  return (
    <Modal
      open
      title={calendar === undefined ? words.titleNew : words.title}
      okText={words.save}
      okButtonProps={{ loading: save.isPending && { delay: 300 } }}
      cancelText={t.app.cancel}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <Field label={words.name} error={strict && missing ? words.nameMissing : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={limits.name}
              value={body.cal_name}
              onChange={(event) => set({ cal_name: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.zone} help={words.zoneHelp}>
          {(wiring) => (
            <ZoneSelect {...wiring} value={body.timezone} onChange={(timezone) => set({ timezone })} />
          )}
        </Field>
        <fieldset className={form.plain}>
          <legend>{words.workdays}</legend>
          <Checkbox.Group
            aria-label={words.workdays}
            value={body.workdays}
            options={weekOrder.map((value) => ({
              value,
              label: <span title={t.noise.time.longNames[value]}>{t.noise.time.names[value]}</span>,
            }))}
            onChange={(workdays) => set({ workdays: workdays.toSorted() })}
          />
        </fieldset>
        {(holidays.data ?? []).length > 0 && (
          <Field label={`${words.inherits} (${t.app.optional})`} help={words.inheritsHelp}>
            {(wiring) => (
              <Select
                {...wiring}
                mode="multiple"
                value={body.extra_cal_ids}
                options={(holidays.data ?? []).map((each) => ({ value: each.cal_id, label: each.cal_name }))}
                onChange={(extra_cal_ids: string[]) => set({ extra_cal_ids })}
              />
            )}
          </Field>
        )}
        <Field label={`${words.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={limits.description}
              value={body.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
        {save.isError && <Failure error={save.error} />}
      </div>
    </Modal>
  )
}
