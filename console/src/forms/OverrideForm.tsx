import { Input } from 'antd'
import type { Member } from '../api/people'
import type { Strings } from '../i18n/en'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { wallInstant } from '../ui/zoned'
import form from './form.module.css'
import { PeopleSelect } from './PeopleSelect'

export interface OverrideDraft {
  people: number[]
  /** As `datetime-local` writes them, by the clocks of the zone shown. */
  start: string
  end: string
}

export function overrideErrors(draft: OverrideDraft, zone: string, t: Strings) {
  const words = t.oncall.override
  const [start, end] = [wallInstant(zone, draft.start), wallInstant(zone, draft.end)]
  const errors: Partial<Record<keyof OverrideDraft, string>> = {}
  if (draft.people.length === 0) errors.people = words.peopleMissing
  if (start === 0) errors.start = t.noise.rule.dateMissing
  if (end === 0) errors.end = t.noise.rule.dateMissing
  else if (start > 0 && end <= start) errors.end = t.noise.rule.endBeforeStart
  return errors
}

interface Props {
  draft: OverrideDraft
  zone: string
  people: Member[]
  instead: string[]
  errors: Partial<Record<keyof OverrideDraft, string | undefined>>
  onChange: (draft: OverrideDraft) => void
}

/** Who stands in, and from when to when. */
export function OverrideForm({ draft, zone, people, instead, errors, onChange }: Props) {
  const { t } = useWords()
  const words = t.oncall.override
  return (
    <div className={form.form}>
      <p className={form.help}>
        {instead.length > 0 ? words.insteadOf(instead.join(t.action.between)) : words.insteadOfAll}
      </p>
      <Field label={words.people} error={errors.people}>
        {(wiring) => (
          <PeopleSelect
            {...wiring}
            people={people}
            value={draft.people}
            onChange={(next) => onChange({ ...draft, people: next })}
          />
        )}
      </Field>
      <Field label={words.from} error={errors.start}>
        {(wiring) => (
          <Input
            {...wiring}
            type="datetime-local"
            value={draft.start}
            onChange={(event) => onChange({ ...draft, start: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.until} help={t.oncall.timesIn(zone)} error={errors.end}>
        {(wiring) => (
          <Input
            {...wiring}
            type="datetime-local"
            value={draft.end}
            onChange={(event) => onChange({ ...draft, end: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
