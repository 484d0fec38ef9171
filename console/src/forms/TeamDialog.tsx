import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useSaveTeam, type TeamItem } from '../api/members'
import { usePeople } from '../api/people'
import { Failure } from '../components/Failure'
import { useTell } from '../components/tell'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { PeopleSelect } from './PeopleSelect'

const limits = { name: 39, description: 500 }

interface Props {
  /** Absent for a new one. */
  team: TeamItem | undefined
  onClose: () => void
}

/** Name and people of a team. */
export function TeamDialog({ team, onClose }: Props) {
  const { t } = useWords()
  const words = t.people.teams
  const save = useSaveTeam()
  const tell = useTell()
  const { people } = usePeople()
  const [name, setName] = useState(team?.team_name ?? '')
  const [description, setDescription] = useState(team?.description ?? '')
  const [members, setMembers] = useState(team?.person_ids ?? [])
  const [strict, setStrict] = useState(false)
  const missing = name.trim() === ''
  const store = () => {
    setStrict(true)
    if (missing) return
    save.mutate(
      {
        ...(team === undefined ? {} : { team_id: team.team_id }),
        team_name: name.trim(),
        description: description.trim(),
        person_ids: members,
      },
      {
        onSuccess: () => {
          tell.done(t.app.saved)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={team === undefined ? words.create : words.edit}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={save.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        <Field label={words.name} error={strict && missing ? words.nameMissing : undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              maxLength={limits.name}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={`${words.description} (${t.app.optional})`}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={limits.description}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.people}>
          {(wiring) => <PeopleSelect {...wiring} people={people} value={members} onChange={setMembers} />}
        </Field>
        {save.isError && <Failure error={save.error} />}
      </div>
    </Modal>
  )
}
