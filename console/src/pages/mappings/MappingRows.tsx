import { SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer, Input, Popconfirm } from 'antd'
import { useCallback, useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useDeleteMappingRows, useMappingRows } from '../../api/mapping'
import type { MappingRow, MappingTable } from '../../api/mappingTypes'
import { Failure } from '../../components/Failure'
import { useTell } from '../../components/tell'
import { MappingRowForm } from '../../forms/MappingRowForm'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import { VirtualRows } from '../../ui/VirtualRows'
import styles from './Mappings.module.css'
import { useMay } from '../../api/session'
import { IfMay } from '../../components/IfMay'

/** The rows of a table, the newest first; found by all source labels. */
export function MappingRows(props: { table: MappingTable; tools: ReactNode }) {
  const { t, format } = useWords()
  const words = t.mapping.table
  const { table } = props
  const phone = usePhone()
  const manages = useMay('mappings:manage')
  const tell = useTell()
  const [search, setSearch] = useSearchParams()
  const address = search.toString()
  const query = useMemo(() => {
    const given = new URLSearchParams(address)
    const entries = table.source_labels.map((name) => [name, given.get(`label.${name}`) ?? ''] as const)
    return entries.some(([, value]) => value === '') ? {} : Object.fromEntries(entries)
  }, [address, table.source_labels])
  const finding = Object.keys(query).length > 0
  const rows = useMappingRows(table.schema_id, query)
  const all = rows.data?.pages.flatMap((page) => page.items) ?? []
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const remove = useDeleteMappingRows(table.schema_id)
  const open = search.get('row')
  const opened = all.find((row) => row.key === open)

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = rows
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (last + 20 > all.length && hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    [all.length, hasNextPage, isFetchingNextPage, fetchNextPage],
  )
  const toggle = (key: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const labels = [...table.source_labels, ...table.result_labels]
  const close = () => setSearch(withoutRow(search), { replace: true })
  const show = (key: string) => {
    const next = withoutRow(search)
    next.set('row', key)
    setSearch(next)
  }
  const deleteChosen = () =>
    remove.mutate([...chosen], {
      onSuccess: () => {
        tell.done(words.deleted(format.number(chosen.size)))
        setChosen(new Set())
      },
      onError: tell.failed,
    })
  return (
    <>
      <div className={styles.tools}>
        {chosen.size === 0 ? (
          <Find key={address} table={table} finding={finding} />
        ) : (
          <div
            className={`${styles.find ?? ''} ${styles.bulk ?? ''}`}
            role="region"
            aria-label={words.selected('')}
          >
            <strong>{words.selected(format.number(chosen.size))}</strong>
            <IfMay permission="mappings:manage">
              <Popconfirm
                title={words.deleteRowsConfirm(format.number(chosen.size))}
                okText={words.deleteRows(format.number(chosen.size))}
                okButtonProps={{ danger: true }}
                onConfirm={deleteChosen}
              >
                <Button danger loading={remove.isPending && { delay: 300 }}>
                  {words.deleteRows(format.number(chosen.size))}
                </Button>
              </Popconfirm>
            </IfMay>
            <Button type="text" onClick={() => setChosen(new Set())}>
              {t.incidents.clear}
            </Button>
          </div>
        )}
        {props.tools}
      </div>
      <div className={styles.frame} style={{ '--columns': labels.length } as CSSProperties}>
        {rows.isPending ? (
          <Skeleton rows={8} height={44} />
        ) : rows.isError ? (
          <Failure error={rows.error} onRetry={() => void rows.refetch()} />
        ) : all.length === 0 ? (
          finding ? (
            <EmptyState title={words.noneTitle} text={words.noneText}>
              <Button onClick={() => setSearch({}, { replace: true })}>{words.clear}</Button>
            </EmptyState>
          ) : (
            <EmptyState title={words.emptyTitle} text={words.emptyText}>
              <IfMay permission="mappings:manage">
                <Button onClick={() => show('')}>{words.addRow}</Button>
              </IfMay>
            </EmptyState>
          )
        ) : (
          <VirtualRows
            label={words.list(table.schema_name)}
            count={all.length}
            rowHeight={phone ? 68 : 44}
            rowKey={(index) => all[index]?.key ?? String(index)}
            head={phone ? undefined : <Head labels={labels} />}
            onRange={onRange}
            row={(index) => {
              const row = all[index]
              return row === undefined ? null : (
                <Row
                  row={row}
                  index={index}
                  table={table}
                  phone={phone}
                  chosen={chosen.has(row.key)}
                  onToggle={() => toggle(row.key)}
                  onOpen={() => show(row.key)}
                />
              )
            }}
          />
        )}
      </div>
      <Drawer
        open={(open === '' && manages) || opened !== undefined}
        title={!manages ? words.row : open === '' ? words.newRow : words.editRow}
        size={phone ? '100%' : 520}
        destroyOnHidden
        onClose={close}
      >
        <MappingRowForm key={open} table={table} row={opened} onDone={close} />
      </Drawer>
    </>
  )
}

function withoutRow(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search)
  next.delete('row')
  return next
}

function Find(props: { table: MappingTable; finding: boolean }) {
  const { t } = useWords()
  const words = t.mapping.table
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(props.table.source_labels.map((name) => [name, search.get(`label.${name}`) ?? ''])),
  )
  const ready = props.table.source_labels.every((name) => (typed[name] ?? '') !== '')
  return (
    <form
      className={styles.find}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready)
          setSearch(
            Object.fromEntries(Object.entries(typed).map(([name, value]) => [`label.${name}`, value])),
            {
              replace: true,
            },
          )
      }}
    >
      {props.table.source_labels.map((name) => (
        <label key={name}>
          <span className="mono">{name}</span>
          <Input
            value={typed[name]}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        </label>
      ))}
      <Button
        htmlType="submit"
        icon={<SearchOutlined />}
        disabled={!ready}
        title={ready ? undefined : words.findHelp}
      >
        {words.find}
      </Button>
      {props.finding && (
        <Button type="text" onClick={() => setSearch({}, { replace: true })}>
          {words.clear}
        </Button>
      )}
    </form>
  )
}

function Head(props: { labels: string[] }) {
  const { t } = useWords()
  return (
    <div role="row" className={`${styles.row ?? ''} ${styles.columns ?? ''}`}>
      <span role="columnheader">
        <span className="visually-hidden">{t.mapping.table.choose}</span>
      </span>
      {props.labels.map((name) => (
        <span key={name} role="columnheader" className="mono">
          {name}
        </span>
      ))}
      <span role="columnheader">{t.mapping.table.changed}</span>
    </div>
  )
}

function Row(props: {
  row: MappingRow
  index: number
  table: MappingTable
  phone: boolean
  chosen: boolean
  onToggle: () => void
  onOpen: () => void
}) {
  const { t } = useWords()
  const words = t.mapping.table
  const manages = useMay('mappings:manage')
  const { row, table } = props
  const sources = table.source_labels.map((name) => row.fields[name] ?? '').join(' · ')
  const check = (
    <IfMay permission="mappings:manage">
      <Checkbox checked={props.chosen} aria-label={words.select(sources)} onChange={props.onToggle} />
    </IfMay>
  )
  const first = table.source_labels[0] ?? ''
  if (props.phone)
    return (
      <div role="row" aria-rowindex={props.index + 1} className={styles.card}>
        <span role="cell">{check}</span>
        <span role="cell">
          <button type="button" onClick={props.onOpen}>
            <span>{sources}</span>
            <span className="soft">
              {table.result_labels.map((name) => row.fields[name] ?? '').join(' · ')}
            </span>
          </button>
        </span>
      </div>
    )
  return (
    <div role="row" aria-rowindex={props.index + 2} className={styles.row}>
      <span role="cell">{check}</span>
      <span role="cell">
        <button
          type="button"
          aria-label={manages ? words.edit1(sources) : words.show1(sources)}
          onClick={props.onOpen}
        >
          {row.fields[first]}
        </button>
      </span>
      {[...table.source_labels.slice(1), ...table.result_labels].map((name) => (
        <span key={name} role="cell" title={row.fields[name]}>
          {row.fields[name]}
        </span>
      ))}
      <span role="cell" className="soft">
        <Time at={row.updated_at} />
      </span>
    </div>
  )
}
