import { ArrowUpOutlined } from '@ant-design/icons'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useMay } from '../api/session'
import type { IncidentListRequest } from '../api/types'
import { useWords } from '../i18n/language'
import { usePhone } from '../ui/media'
import { Skeleton } from '../ui/Skeleton'
import { VirtualRows } from '../ui/VirtualRows'
import { Failure } from '../components/Failure'
import { IncidentRow, IncidentRowHead } from '../components/IncidentRow'
import { belongs } from '../components/incidentFilters'
import { useIncidentRows } from '../components/useIncidentRows'
import { KeyHelp } from '../components/KeyHelp'
import { useKeys } from '../components/useKeys'
import { useRowKeys } from '../components/useRowKeys'
import { BulkBar } from './BulkBar'
import styles from '../components/IncidentList.module.css'

interface Props {
  request: IncidentListRequest
  filters: ReactNode
  empty: ReactNode
  hideChannel?: boolean
}

/** The live list: filters above, rows of any number, a pill for what is new, a bar for what is selected. */
export function IncidentList({ request, filters, empty, hideChannel = false }: Props) {
  const { t, format } = useWords()
  const phone = usePhone()
  const live = useIncidentRows(request)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { rows } = live
  const manages = useMay('incidents:manage')
  const [help, setHelp] = useState(false)
  useKeys({ '?': () => setHelp(true) })
  const chosen = useMemo(() => rows.filter((each) => selected.has(each.incident_id)), [rows, selected])

  const toggle = useCallback(
    (id: string) =>
      setSelected((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const cursor = useRowKeys(
    rows.map((each) => each.incident_id),
    toggle,
  )
  const rowHeight = phone ? 84 : 48

  return (
    <div className={styles.list}>
      <div className={styles.bar}>
        {filters}
        <div className={styles.counts} aria-live="polite">
          {live.fresh.length > 0 && (
            <button
              type="button"
              className={styles.pill}
              aria-label={t.incidents.freshLabel(format.number(live.fresh.length))}
              onClick={() => {
                live.showFresh()
                cursor.set(0)
              }}
            >
              <ArrowUpOutlined /> {t.incidents.fresh(format.number(live.fresh.length))}
            </button>
          )}
          <span className="soft">
            {live.total === undefined ? '' : t.incidents.count(format.counted(live.total))}
          </span>
        </div>
      </div>
      {live.staleSince !== undefined && (
        <p className={styles.stale} role="status">
          {t.app.stale(format.clock(live.staleSince))}
        </p>
      )}
      <div className={styles.frame}>
        {live.loading ? (
          <Skeleton rows={10} height={rowHeight - 1} />
        ) : live.error !== undefined ? (
          <div className={styles.inset}>
            <Failure error={live.error} onRetry={live.retry} />
          </div>
        ) : rows.length === 0 ? (
          empty
        ) : (
          <VirtualRows
            key={JSON.stringify(request)}
            label={t.incidents.list}
            count={rows.length}
            rowHeight={rowHeight}
            rowKey={(index) => rows[index]?.incident_id ?? String(index)}
            head={phone ? undefined : <IncidentRowHead hideChannel={hideChannel} />}
            onRange={live.onRange}
            cursor={cursor.at}
            row={(index) => {
              const incident = rows[index]
              if (incident === undefined) return null
              return (
                <IncidentRow
                  incident={incident}
                  index={index}
                  selected={selected.has(incident.incident_id)}
                  current={cursor.at === index}
                  gone={!belongs(incident, request)}
                  hideChannel={hideChannel}
                  onToggle={toggle}
                />
              )
            }}
          />
        )}
      </div>
      {help && (
        <KeyHelp
          names={
            manages ? ['move', 'select', 'open', 'ack', 'resolve', 'snooze', 'assign'] : ['move', 'open']
          }
          onClose={() => setHelp(false)}
        />
      )}
      {chosen.length > 0 && manages ? (
        <BulkBar chosen={chosen} onDone={() => setSelected(new Set())} />
      ) : (
        rows.length > 0 && (
          <p className={styles.keys}>
            {t.incidents.keys} · {t.moves.keys.hint}
          </p>
        )
      )}
    </div>
  )
}
