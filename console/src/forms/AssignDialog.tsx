import { Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useEscalationRules } from '../api/escalation'
import { useMove, type Move } from '../api/incidents'
import { moves } from '../api/moves'
import { usePeople } from '../api/people'
import type { Incident } from '../api/types'
import { Failure } from '../components/Failure'
import { targetNames } from '../components/escalationSentence'
import { useTell } from '../components/tell'
import { useEscalationBook } from '../components/useEscalationBook'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import form from './form.module.css'
import { PeopleSelect } from './PeopleSelect'

interface Props {
  incidents: readonly Incident[]
  /** Whether people join instead of replacing who has it. */
  joining?: boolean
  onClose: () => void
  onDone?: () => void
}

/** Gives incidents to people, or to whomever a rule names at a level. */
export function AssignDialog({ incidents, joining = false, onClose, onDone }: Props) {
  const { t, format } = useWords()
  const words = t.moves
  const { people } = usePeople()
  const move = useMove()
  const tell = useTell()
  const book = useEscalationBook(false)
  const channels = [...new Set(incidents.map((each) => each.channel_id))]
  const channel = channels.length === 1 ? (channels[0] ?? 0) : 0
  const rules = useEscalationRules(joining ? 0 : channel)
  const [byRule, setByRule] = useState(false)
  const [chosen, setChosen] = useState<number[]>([])
  const [ruleId, setRuleId] = useState<string>()
  const [level, setLevel] = useState(0)
  const [strict, setStrict] = useState(false)
  const usable = (rules.data ?? []).filter((each) => each.status === 'enabled')
  const rule = usable.find((each) => each.rule_id === ruleId) ?? usable[0]
  const ids = incidents.map((each) => each.incident_id)
  const known = new Set(incidents.flatMap((each) => each.responders.map((one) => one.person_id)))

  const wanted = (): Move | undefined => {
    if (byRule) return rule && moves.assign(ids, { escalate_rule_id: rule.rule_id, layer_idx: level })
    if (chosen.length === 0) return undefined
    return joining ? moves.addResponders(ids[0] ?? '', chosen) : moves.assign(ids, { person_ids: chosen })
  }
  const store = () => {
    setStrict(true)
    const made = wanted()
    if (made === undefined) return
    move.mutate(made, {
      onSuccess: () => {
        tell.done(joining ? words.added : words.assigned)
        onClose()
        onDone?.()
      },
    })
  }
  return (
    <Modal
      open
      width={520}
      title={joining ? words.addResponderTitle : words.assignTitle(incidents.length)}
      okText={joining ? words.addResponder : words.assign}
      cancelText={t.app.cancel}
      okButtonProps={{ disabled: byRule && rule === undefined }}
      confirmLoading={move.isPending}
      onOk={store}
      onCancel={onClose}
    >
      <div className={form.form}>
        {!joining && (
          <Radio.Group
            value={byRule}
            onChange={(event) => setByRule(event.target.value === true)}
            options={[
              { value: false, label: words.toPeople },
              { value: true, label: words.byRule },
            ]}
          />
        )}
        {!byRule && (
          <Field
            label={words.people}
            help={joining ? words.addResponderHelp : words.peopleHelp}
            error={strict && chosen.length === 0 ? words.peopleMissing : undefined}
          >
            {(wiring) => (
              <PeopleSelect
                {...wiring}
                people={joining ? people.filter((each) => !known.has(each.member_id)) : people}
                value={chosen}
                onChange={setChosen}
              />
            )}
          </Field>
        )}
        {byRule && rule === undefined && (
          <p className={form.help}>{channels.length > 1 ? words.oneChannel : words.noRules}</p>
        )}
        {byRule && rule !== undefined && (
          <>
            <Field label={words.rule} help={words.ruleHelp}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={rule.rule_id}
                  options={usable.map((each) => ({ value: each.rule_id, label: each.rule_name }))}
                  onChange={(id) => {
                    setRuleId(id)
                    setLevel(0)
                  }}
                />
              )}
            </Field>
            <Field label={words.level}>
              {(wiring) => (
                <Select
                  {...wiring}
                  value={level}
                  options={rule.layers.map((each, index) => ({
                    value: index,
                    label: `${words.levelNumber(format.number(index + 1))}: ${targetNames(each.target, book).join(t.action.between)}`,
                  }))}
                  onChange={setLevel}
                />
              )}
            </Field>
          </>
        )}
        {move.isError && <Failure error={move.error} />}
      </div>
    </Modal>
  )
}
