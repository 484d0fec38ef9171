import { Modal } from 'antd'
import { useState } from 'react'
import { useMakeOverride } from '../../api/oncall'
import type { Schedule } from '../../api/oncallTypes'
import { usePeople } from '../../api/people'
import { Failure } from '../../components/Failure'
import { personName, type Book } from '../../components/oncallText'
import { useTell } from '../../components/tell'
import { OverrideForm, overrideErrors, type OverrideDraft } from '../../forms/OverrideForm'
import { useWords } from '../../i18n/language'
import { wallInstant, wallText } from '../../ui/zoned'

interface Props {
  schedule: Schedule
  /** By whose clocks the times are written. */
  zone: string
  start: number
  end: number
  /** Who would be on call else. */
  instead: number[]
  book: Book & { me: number }
  onClose: () => void
}

/** Puts somebody in for whoever would be on call. */
export function OverrideDialog(props: Props) {
  const { t } = useWords()
  const words = t.oncall.override
  const tell = useTell()
  const { people } = usePeople()
  const make = useMakeOverride()
  const { zone, book } = props
  const [draft, setDraft] = useState<OverrideDraft>({
    people: props.instead.includes(book.me) ? [] : [book.me],
    start: wallText(zone, props.start),
    end: wallText(zone, props.end),
  })
  const [strict, setStrict] = useState(false)
  const errors = overrideErrors(draft, zone, t)
  const store = () => {
    setStrict(true)
    if (Object.keys(errors).length > 0) return
    make.mutate(
      {
        schedule_id: props.schedule.schedule_id,
        start: wallInstant(zone, draft.start),
        end: wallInstant(zone, draft.end),
        person_ids: draft.people,
      },
      {
        onSuccess: () => {
          tell.done(words.done)
          props.onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={words.make}
      okText={words.make}
      okButtonProps={{ loading: make.isPending && { delay: 300 } }}
      cancelText={t.app.cancel}
      onOk={store}
      onCancel={props.onClose}
    >
      <OverrideForm
        draft={draft}
        zone={zone}
        people={people}
        instead={props.instead.map((id) => personName(id, book))}
        errors={strict ? errors : { end: errors.end }}
        onChange={setDraft}
      />
      {make.isError && <Failure error={make.error} />}
    </Modal>
  )
}
