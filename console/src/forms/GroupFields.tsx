import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useWords } from '../i18n/language'
import { SortRows } from '../ui/SortRows'
import form from './form.module.css'
import type { LayerProps } from './LayerFields'
import { PeopleSelect } from './PeopleSelect'
import { moved } from './routeDraft'
import { newGroup, scheduleLimits, type GroupDraft } from './scheduleDraft'
import styles from './ScheduleForm.module.css'

/** Who takes turns, in this order; a turn may be several people in several roles. */
export function GroupFields(props: LayerProps) {
  const { t, format } = useWords()
  const words = t.oncall.form
  const { layer, at, faults, onChange } = props
  const { groups } = layer
  const set = (next: readonly GroupDraft[]) => onChange({ ...layer, groups: [...next] })
  const name = (index: number) => words.turn(format.number(index + 1))
  return (
    <fieldset className={form.plain}>
      <legend className={styles.legend}>{words.people}</legend>
      <div className={styles.frame}>
        <SortRows
          label={words.people}
          keys={groups.map((each) => each.key)}
          grip={(index) => t.routes.grip(name(index), format.number(index + 1), format.number(groups.length))}
          gripTitle={t.routes.gripTitle}
          movedTo={(from, to) =>
            t.noise.row.movedTo(name(from), format.number(to + 1), format.number(groups.length))
          }
          onMove={(from, to) => set(moved(groups, from, to))}
          row={(index) => {
            const group = groups[index]
            return (
              group !== undefined && (
                <Turn
                  {...props}
                  group={group}
                  name={name(index)}
                  fault={faults[`${at}.groups[${index}]`]}
                  onGroup={(next) => set(groups.with(index, next))}
                  onRemove={groups.length > 1 ? () => set(groups.toSpliced(index, 1)) : undefined}
                />
              )
            )
          }}
        />
      </div>
      {faults[`${at}.groups`] !== undefined && <p className={styles.fault}>{faults[`${at}.groups`]}</p>}
      <div>
        <Button
          icon={<PlusOutlined />}
          disabled={groups.length >= scheduleLimits.groups}
          onClick={() => set([...groups, newGroup()])}
        >
          {words.addTurn}
        </Button>
      </div>
    </fieldset>
  )
}

interface TurnProps extends LayerProps {
  group: GroupDraft
  name: string
  fault: string | undefined
  onGroup: (group: GroupDraft) => void
  onRemove: (() => void) | undefined
}

function Turn({ group, name, fault, people, book, onGroup, onRemove }: TurnProps) {
  const { t } = useWords()
  const words = t.oncall.form
  const { members } = group
  const roles = [
    { value: 0, label: words.noRole },
    ...[...book.roles].filter(([id]) => id !== 0).map(([value, label]) => ({ value, label })),
  ]
  const set = (next: GroupDraft['members']) => onGroup({ ...group, members: next })
  const free = roles.find((role) => members.every((each) => each.role_id !== role.value))
  return (
    <div className={styles.turn} role="group" aria-label={name}>
      <div className={styles.members}>
        {members.map((member, index) => (
          <div key={index} className={styles.member}>
            {(members.length > 1 || member.role_id !== 0) && (
              <Select
                aria-label={`${name}: ${words.role}`}
                value={member.role_id}
                options={roles}
                onChange={(role_id) => set(members.with(index, { ...member, role_id }))}
              />
            )}
            <PeopleSelect
              aria-label={`${name}: ${words.people}`}
              people={people}
              value={member.person_ids}
              onChange={(person_ids) => set(members.with(index, { ...member, person_ids }))}
            />
            {members.length > 1 && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`${name}: ${words.removeRole}`}
                title={words.removeRole}
                onClick={() => set(members.toSpliced(index, 1))}
              />
            )}
          </div>
        ))}
        {fault !== undefined && <p className={styles.fault}>{fault}</p>}
      </div>
      <span className={styles.turnActions}>
        {free !== undefined && roles.length > 1 && (
          <Button
            type="text"
            size="small"
            onClick={() =>
              // One who was nothing in particular becomes the first role, so that both have one.
              set(
                members.length === 1 && members[0]?.role_id === 0
                  ? [
                      { ...members[0], role_id: roles[1]?.value ?? 0 },
                      { role_id: roles[2]?.value ?? 0, person_ids: [] },
                    ]
                  : [...members, { role_id: free.value, person_ids: [] }],
              )
            }
          >
            {words.addRole}
          </Button>
        )}
        {onRemove !== undefined && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.removeTurn(name)}
            title={words.removeTurn(name)}
            onClick={onRemove}
          />
        )}
      </span>
    </div>
  )
}
