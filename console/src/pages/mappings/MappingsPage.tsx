import { PlusOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useMappingTables, useMappingUses } from '../../api/mapping'
import type { MappingTable } from '../../api/mappingTypes'
import { Failure } from '../../components/Failure'
import { MappingUses } from '../../components/MappingUses'
import { NewMappingTableForm } from '../../forms/NewMappingTableForm'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { EmptyState } from '../../ui/EmptyState'
import page from '../../ui/page.module.css'
import { PageHead } from '../../ui/PageHead'
import { Skeleton } from '../../ui/Skeleton'
import { TabLinks } from '../../ui/TabLinks'
import { Time } from '../../ui/Time'
import { MappingApis } from './MappingApis'
import styles from './Mappings.module.css'
import { IfMay } from '../../components/IfMay'

/** Where enrichment looks labels up: tables kept here, and APIs elsewhere. */
export function MappingsPage() {
  const { t } = useWords()
  const words = t.mapping
  const { tab = 'tables' } = useParams()
  const [, setSearch] = useSearchParams()
  const apis = tab === 'apis'
  return (
    <div className={page.page}>
      <PageHead
        title={words.title}
        crumbs={[{ to: paths.integrations(), text: t.integrations.title }]}
        note={words.intro}
        actions={
          <IfMay permission="mappings:manage">
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setSearch({ create: '' })}>
              {apis ? words.apis.create : words.tables.create}
            </Button>
          </IfMay>
        }
      />
      <TabLinks
        label={words.tabsLabel}
        tabs={[
          { to: paths.mappings('tables'), text: words.tabs.tables },
          { to: paths.mappings('apis'), text: words.tabs.apis },
        ]}
      />
      {apis ? <MappingApis /> : <Tables />}
    </div>
  )
}

function Tables() {
  const { t } = useWords()
  const words = t.mapping
  const go = useNavigate()
  const [search, setSearch] = useSearchParams()
  const tables = useMappingTables()
  const uses = useMappingUses()
  const close = () => setSearch({}, { replace: true })
  return (
    <>
      {tables.data === undefined ? (
        tables.isError ? (
          <Failure error={tables.error} onRetry={() => void tables.refetch()} />
        ) : (
          <Skeleton rows={3} height={72} gap={8} />
        )
      ) : tables.data.length === 0 ? (
        <EmptyState title={words.tables.emptyTitle} text={words.tables.emptyText}>
          <IfMay permission="mappings:manage">
            <Button onClick={() => setSearch({ create: '' })}>{words.tables.create}</Button>
          </IfMay>
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.tables.list}>
          {tables.data.map((each) => (
            <TableRow
              key={each.schema_id}
              table={each}
              uses={uses.data === undefined ? undefined : (uses.data.get(each.schema_id) ?? [])}
            />
          ))}
        </ul>
      )}
      <Modal
        open={search.has('create')}
        title={words.tables.create}
        footer={null}
        destroyOnHidden
        onCancel={close}
      >
        <NewMappingTableForm
          onCancel={close}
          onCreated={(id) => void go(paths.mappingTable(id), { replace: true })}
        />
      </Modal>
    </>
  )
}

function TableRow(props: { table: MappingTable; uses: Parameters<typeof MappingUses>[0]['uses'] }) {
  const { t, format } = useWords()
  const words = t.mapping
  const { table } = props
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <Link to={paths.mappingTable(table.schema_id)} className={styles.name}>
          {table.schema_name}
        </Link>
        <span className={styles.labels}>
          <span className="mono">{table.source_labels.join(', ')}</span>
          <span aria-hidden="true">→</span>
          <span className="mono">{table.result_labels.join(', ')}</span>
        </span>
        {table.description !== '' && <span className="soft">{table.description}</span>}
      </div>
      <div className={styles.facts}>
        {table.row_cnt !== undefined && <span>{words.tables.rows(format.number(table.row_cnt))}</span>}
        <span className={styles.links}>
          <MappingUses uses={props.uses} unused={words.tables.unused} />
        </span>
        <span className="soft">
          <Time at={table.updated_at} />
        </span>
      </div>
    </li>
  )
}
