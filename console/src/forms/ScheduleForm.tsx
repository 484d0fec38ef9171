import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { Member, Team } from '../api/people'
import type { Book } from '../components/oncallText'
import { useWords } from '../i18n/language'
import { Field } from '../ui/Field'
import { useNow } from '../ui/now'
import { SortRows } from '../ui/SortRows'
import form from './form.module.css'
import { LayerFields } from './LayerFields'
import { NotifyFields } from './NotifyFields'
import { moved } from './routeDraft'
import {
  layerOf,
  newLayer,
  scheduleLimits,
  type Faults,
  type LayerDraft,
  type ScheduleDraft,
} from './scheduleDraft'
import styles from './ScheduleForm.module.css'
import { ZoneSelect } from './ZoneSelect'

interface Props {
  draft: ScheduleDraft
  people: readonly Member[]
  /** Undefined where the server knows none. */
  teams: readonly Team[] | undefined
  book: Book
  faults: Faults
  onChange: (draft: ScheduleDraft) => void
}

/** A schedule: its name and clock, and the layers whose people are on call together. */
export function ScheduleForm({ draft, people, teams, book, faults, onChange }: Props) {
  const { t, format } = useWords()
  const words = t.oncall.form
  const now = useNow()
  const set = (change: Partial<ScheduleDraft>) => onChange({ ...draft, ...change })
  const { layers } = draft
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(layers.length < 2 ? layers.map((each) => each.key) : []),
  )
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const add = () => {
    const layer = newLayer(words.layerName(format.number(layers.length + 1)), draft.zone, now)
    set({ layers: [...layers, layer] })
    setOpen(new Set([...open, layer.key]))
  }
  // By their order alone from now on: weights would put them back.
  const move = (from: number, to: number) =>
    set({ layers: moved(layers, from, to).map((each): LayerDraft => ({ ...each, weight: 0 })) })
  const full = layers.length >= scheduleLimits.layers
  return (
    <div className={form.form}>
      <fieldset className={form.section}>
        <legend className="visually-hidden">{words.basics}</legend>
        <Field label={words.name} error={faults.schedule_name}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={scheduleLimits.name}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.zone} help={words.zoneHelp} error={faults.time_zone}>
          {(wiring) => <ZoneSelect {...wiring} value={draft.zone} onChange={(zone) => set({ zone })} />}
        </Field>
        {teams !== undefined && (
          <Field label={`${words.team} (${t.app.optional})`} error={faults.team_id}>
            {(wiring) => (
              <Select
                {...wiring}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                value={draft.teamId === 0 ? undefined : draft.teamId}
                options={teams.map((each) => ({ value: each.team_id, label: each.team_name }))}
                onChange={(teamId: number | undefined) => set({ teamId: teamId ?? 0 })}
              />
            )}
          </Field>
        )}
        <Field label={`${words.description} (${t.app.optional})`} error={faults.description}>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={scheduleLimits.description}
              value={draft.description}
              onChange={(event) => set({ description: event.target.value })}
            />
          )}
        </Field>
      </fieldset>
      <section aria-labelledby="layers" className={styles.layers}>
        <div>
          <h2 id="layers">{words.layers}</h2>
          <p className={form.help}>{words.layersHelp}</p>
        </div>
        {faults.layers !== undefined && <p className={styles.fault}>{faults.layers}</p>}
        {layers.length > 0 && (
          <div className={styles.frame}>
            <SortRows
              label={words.layers}
              keys={layers.map((each) => each.key)}
              grip={(index) =>
                t.routes.grip(
                  layers[index]?.name ?? '',
                  format.number(index + 1),
                  format.number(layers.length),
                )
              }
              gripTitle={t.routes.gripTitle}
              movedTo={(from, to) =>
                t.noise.row.movedTo(
                  layers[from]?.name ?? '',
                  format.number(to + 1),
                  format.number(layers.length),
                )
              }
              onMove={move}
              row={(index) => {
                const layer = layers[index]
                if (layer === undefined) return null
                const faulty = Object.keys(faults).some((each) => layerOf(each) === index)
                return (
                  <LayerFields
                    layer={layer}
                    at={`layers[${index}]`}
                    zone={draft.zone}
                    people={people}
                    book={book}
                    faults={faults}
                    open={open.has(layer.key) || faulty}
                    onToggle={() => toggle(layer.key)}
                    onChange={(next) => set({ layers: layers.with(index, next) })}
                    onRemove={() => set({ layers: layers.toSpliced(index, 1) })}
                  />
                )
              }}
            />
          </div>
        )}
        {layers.length === 0 && <p className={form.help}>{words.noLayers}</p>}
        <div>
          <Button
            icon={<PlusOutlined />}
            disabled={full}
            title={full ? t.noise.filters.tooMany(String(scheduleLimits.layers)) : undefined}
            onClick={add}
          >
            {words.addLayer}
          </Button>
        </div>
      </section>
      <NotifyFields
        notify={draft.notify}
        rest={draft.notifyRest}
        zone={draft.zone}
        faults={faults}
        onChange={(notify) => set({ notify })}
      />
    </div>
  )
}
