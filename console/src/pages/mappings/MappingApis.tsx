import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Dropdown } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useDeleteMappingApi, useMappingApis, useMappingUses } from '../../api/mapping'
import type { MappingApi } from '../../api/mappingTypes'
import { Failure } from '../../components/Failure'
import { MappingUses } from '../../components/MappingUses'
import { useTell } from '../../components/tell'
import { MappingApiForm } from '../../forms/MappingApiForm'
import { MappingApiTestForm } from '../../forms/MappingApiTestForm'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import { Skeleton } from '../../ui/Skeleton'
import styles from './Mappings.module.css'
import { IfMay } from '../../components/IfMay'

/** The APIs that enrichment may ask, and whether they answer. */
export function MappingApis() {
  const { t } = useWords()
  const words = t.mapping.apis
  const phone = usePhone()
  const tell = useTell()
  const [search, setSearch] = useSearchParams()
  const apis = useMappingApis()
  const edited = apis.data?.find((each) => each.api_id === search.get('api'))
  const tested = apis.data?.find((each) => each.api_id === search.get('test'))
  const close = () => setSearch({}, { replace: true })
  return (
    <>
      {apis.data === undefined ? (
        apis.isError ? (
          <Failure error={apis.error} onRetry={() => void apis.refetch()} />
        ) : (
          <Skeleton rows={3} height={72} gap={8} />
        )
      ) : apis.data.length === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText}>
          <IfMay permission="mappings:manage">
            <Button onClick={() => setSearch({ create: '' })}>{words.create}</Button>
          </IfMay>
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.list}>
          {apis.data.map((each) => (
            <Api key={each.api_id} api={each} />
          ))}
        </ul>
      )}
      <Drawer
        open={search.has('create') || edited !== undefined}
        title={edited === undefined ? words.create : words.edit}
        size={phone ? '100%' : 560}
        destroyOnHidden
        onClose={close}
      >
        <MappingApiForm
          key={edited?.api_id}
          api={edited}
          onCancel={close}
          onDone={() => {
            tell.done(t.mapping.api.saved)
            close()
          }}
        />
      </Drawer>
      <Drawer
        open={tested !== undefined}
        title={t.mapping.test.title(tested?.api_name ?? '')}
        size={phone ? '100%' : 560}
        destroyOnHidden
        onClose={close}
      >
        {tested !== undefined && <MappingApiTestForm api={tested} />}
      </Drawer>
    </>
  )
}

function Api({ api }: { api: MappingApi }) {
  const { t, format } = useWords()
  const words = t.mapping.apis
  const { modal } = App.useApp()
  const tell = useTell()
  const [, setSearch] = useSearchParams()
  const remove = useDeleteMappingApi()
  const uses = useMappingUses()
  const used = uses.data?.get(api.api_id)
  const [busy, setBusy] = useState(false)
  const verbs = {
    edit: () => setSearch({ api: api.api_id }),
    test: () => setSearch({ test: api.api_id }),
    delete: () =>
      void modal.confirm({
        title: words.deleteConfirm(api.api_name),
        okText: words.delete,
        okButtonProps: { danger: true },
        onOk: () => {
          setBusy(true)
          return remove.mutateAsync(api.api_id).then(
            () => undefined,
            (error: unknown) => {
              setBusy(false)
              tell.failed(error)
            },
          )
        },
      }),
  }
  return (
    <li className={styles.item} aria-busy={busy}>
      <div className={styles.words}>
        <strong>{api.api_name}</strong>
        <span className="mono">{api.url}</span>
        {api.description !== '' && <span className="soft">{api.description}</span>}
        <span className={`${styles.state ?? ''} soft`}>
          <span>{words.timeout(format.number(api.timeout))}</span>
          <span>{words.retries(format.number(api.retry_count))}</span>
          {Object.keys(api.headers).length > 0 && (
            <span>{words.headers(format.number(Object.keys(api.headers).length))}</span>
          )}
          {api.insecure_skip_verify && <span>{words.insecure}</span>}
        </span>
      </div>
      <div className={styles.facts}>
        <Breaker api={api} />
        <span className={styles.links}>
          <MappingUses uses={uses.data === undefined ? undefined : (used ?? [])} unused={words.unused} />
        </span>
      </div>
      <span className={styles.menu}>
        <IfMay permission="mappings:manage">
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: [
                { key: 'edit', label: words.edit },
                { key: 'test', label: words.test },
                {
                  key: 'delete',
                  label: words.delete,
                  danger: true,
                  disabled: used !== undefined,
                  title: used === undefined ? undefined : t.mapping.table.inUse,
                },
              ],
              onClick: ({ key }) => verbs[key as keyof typeof verbs](),
            }}
          >
            <Button type="text" icon={<MoreOutlined />} aria-label={words.menu(api.api_name)} />
          </Dropdown>
        </IfMay>
      </span>
    </li>
  )
}

/** Whether it is asked at all; nothing where the server does not say. */
function Breaker({ api }: { api: MappingApi }) {
  const { t } = useWords()
  const { breaker } = api
  if (breaker === undefined) return null
  return (
    <span className={breaker === 'closed' ? styles.state : `${styles.state ?? ''} ${styles.broken ?? ''}`}>
      {t.mapping.apis.breaker[breaker]}
    </span>
  )
}
