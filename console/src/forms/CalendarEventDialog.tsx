import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useDeleteCalendarEvent, useSaveCalendarEvent } from '../api/calendars'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { eventBody, eventErrors, eventLimits, type EventDraft } from './calendarEvent'
import form from './form.module.css'

interface Props {
  calendarId: string
  /** Absent for a new one. */
  eventId: string | undefined
  initial: EventDraft
  onClose: () => void
}

/** Days on which people have off, or work, against the usual week. */
export function CalendarEventDialog({ calendarId, eventId, initial, onClose }: Props) {
  const { t } = useWords()
  const words = t.calendars.event
  const tell = useTell()
  const save = useSaveCalendarEvent(calendarId)
  const remove = useDeleteCalendarEvent(calendarId)
  const [draft, setDraft] = useState(initial)
  const [strict, setStrict] = useState(false)
  const set = (change: Partial<EventDraft>) => setDraft({ ...draft, ...change })
  const errors = eventErrors(draft, t)
  const done = (text: string) => () => {
    tell.done(text)
    onClose()
  }
  const store = () => {
    setStrict(true)
    if (Object.keys(errors).length === 0)
      save.mutate({ id: eventId, body: eventBody(draft) }, { onSuccess: done(words.saved) })
  }
  return (
    <Modal
      open
      title={eventId === undefined ? words.titleNew : words.title}
      onCancel={onClose}
      footer={
        <div className={form.actions}>
          <Button type="primary" loading={save.isPending && { delay: 300 }} onClick={store}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{t.app.cancel}</Button>
          {eventId !== undefined && (
            <Button
              danger
              loading={remove.isPending && { delay: 300 }}
              onClick={() => remove.mutate(eventId, { onSuccess: done(words.deleted), onError: tell.failed })}
            >
              {words.delete}
            </Button>
          )}
        </div>
      }
    >
      <div className={form.form}>
        <Field label={words.summary} error={strict ? errors.summary : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              maxLength={eventLimits.summary}
              placeholder={words.summaryHint}
              value={draft.summary}
              onChange={(event) => set({ summary: event.target.value })}
            />
          )}
        </Field>
        <Radio.Group
          aria-label={words.kind}
          value={draft.off}
          onChange={(event) => set({ off: event.target.value === true })}
          options={[
            { value: true, label: words.off },
            { value: false, label: words.on },
          ]}
        />
        <Field label={words.first} error={errors.first}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={draft.first}
              onChange={(event) => {
                const first = event.target.value
                set({ first, last: draft.last < first || draft.last === draft.first ? first : draft.last })
              }}
            />
          )}
        </Field>
        <Field label={words.last} error={errors.last}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={draft.last}
              onChange={(event) => set({ last: event.target.value })}
            />
          )}
        </Field>
        {save.isError && <Failure error={save.error} />}
      </div>
    </Modal>
  )
}
