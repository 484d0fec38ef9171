import { HistoryOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useFreshRoute, useSaveRoute } from '../../api/routing'
import type { Route, RouteCase } from '../../api/routingTypes'
import type { Channel } from '../../api/types'
import { caseParts, plain } from '../../components/routeSentence'
import { useTell } from '../../components/tell'
import { limits } from '../../forms/routeConditions'
import {
  bodyOf,
  caseKeys,
  caseRow,
  inserted,
  newCase,
  replaced,
  sectionRow,
  type RouteDraft,
} from '../../forms/routeDraft'
import { conflictOf, faultOf } from '../../forms/routeErrors'
import { useRouteDraft } from '../../forms/useRouteDraft'
import { useWords } from '../../i18n/language'
import { EmptyState } from '../../ui/EmptyState'
import { usePhone } from '../../ui/media'
import { Time } from '../../ui/Time'
import { HeadingDialog } from './HeadingDialog'
import { LeaveGuard } from '../../components/LeaveGuard'
import { RouteCaseDrawer } from './RouteCaseDrawer'
import { RouteDefault } from './RouteDefault'
import styles from './RouteEditor.module.css'
import { RouteHistory } from './RouteHistory'
import { RouteList, type Sought } from './RouteList'
import { RouteNotices } from './RouteNotices'
import { RoutePreviewPart } from './RoutePreviewPart'
import type { RowVerb } from './RouteRow'
import { RouteSaveBar } from './RouteSaveBar'
import { faultyKey, useRouteNews, type FaultyDraft } from './useRouteNews'
import { IfMay } from '../../components/IfMay'
import { ReadOnly } from '../../components/ReadOnly'

/** From so many cases on one searches rather than reads. */
const filterFrom = 8

interface Props {
  integrationId: number
  route: Route
  book: ReadonlyMap<number, Channel>
}

/** The ordered cases and the default of one integration: a draft on this page until it is saved. */
export function RouteEditor({ integrationId, route, book }: Props) {
  const { t, format } = useWords()
  const words = t.routes
  const { message } = App.useApp()
  const tell = useTell()
  const phone = usePhone()
  const state = useRouteDraft(route)
  const { base, draft, dirty, edit } = state
  const save = useSaveRoute(integrationId)
  const freshRoute = useFreshRoute(integrationId)
  const [search, setSearch] = useSearchParams()
  // Whoever comes for one case, as from a trace, finds it in the list behind it, too.
  const [seek, setSeek] = useState(() => soughtAt(draft, search.get('case')))
  const [word, setWord] = useState('')
  const [unfinished, setUnfinished] = useState<string>()
  const [heading, setHeading] = useState<{ key?: string; above?: string }>()
  const [refusal, setRefusal] = useState<FaultyDraft>()
  const known = useRouteNews(integrationId, { draft, fault: refusal, unfinished })

  const keys = useMemo(() => caseKeys(draft), [draft])
  const shown = useShown(draft, useDeferredValue(word), book)
  const openKey = keys[Number(search.get('case') ?? 0) - 1]
  const openRow = draft.rows.find((row) => row.key === openKey)
  const history = search.get('history')
  const full = keys.length >= limits.cases
  const show = (params: Record<string, string>) =>
    setSearch(params, {
      replace: params.case === undefined && params.history === undefined,
      preventScrollReset: true,
    })

  const reveal = (key: string) => {
    setWord('')
    setSeek({ key, grip: false })
  }
  const add = (each: RouteCase, after?: string) => {
    const row = caseRow(each)
    const rows = inserted(draft.rows, row, after)
    edit((now) => ({ ...now, rows: inserted(now.rows, row, after) }))
    reveal(row.key)
    return { key: row.key, number: caseKeys({ ...draft, rows }).indexOf(row.key) + 1 }
  }
  const addNew = (after?: string) => {
    const { key, number } = add(newCase(), after)
    setUnfinished(key)
    show({ case: String(number) })
  }
  const remove = (key: string) => {
    const at = draft.rows.findIndex((row) => row.key === key)
    const row = draft.rows[at]
    if (row === undefined) return
    edit((now) => ({ ...now, rows: now.rows.filter((each) => each.key !== key) }))
    const name =
      row.kind === 'case' ? words.caseName(format.number(keys.indexOf(key) + 1)) : words.headingName(row.name)
    const told = message.open({
      type: 'success',
      duration: 6,
      content: (
        <>
          {words.removed(name)}{' '}
          <Button
            type="link"
            size="small"
            onClick={() => {
              told()
              edit((now) => ({ ...now, rows: now.rows.toSpliced(at, 0, row) }))
            }}
          >
            {words.undo}
          </Button>
        </>
      ),
    })
  }
  const verbs: Record<Exclude<RowVerb, 'move'>, (key: string) => void> = {
    edit: (key) => {
      if (keys.includes(key)) show({ case: String(keys.indexOf(key) + 1) })
      else setHeading({ key })
    },
    duplicate: (key) => {
      const row = draft.rows.find((each) => each.key === key)
      if (row?.kind === 'case' && !full) add(structuredClone(row.case), key)
    },
    insert: (key) => !full && addNew(key),
    heading: (key) => setHeading({ above: key }),
    remove,
  }

  const store = (sent: RouteDraft, version: number) => {
    setRefusal(undefined)
    save.mutate(
      { body: bodyOf(sent), version },
      {
        onSuccess: (saved) => {
          state.saved(saved, sent)
          tell.done(words.saveDone)
        },
        onError: (error) => {
          if (conflictOf(error) === undefined) setRefusal({ draft: sent, fault: faultOf(error.message) })
          else void freshRoute().catch(() => undefined)
        },
      },
    )
  }
  const wrong = known.faults.keys().next().value
  const trySave = () => {
    setUnfinished(undefined)
    if (wrong === undefined) store(draft, base.version)
    else reveal(wrong)
  }
  const newer = state.newer
  const conflict =
    newer !== undefined && (dirty || state.aside !== undefined)
      ? { version: newer.version, by: newer.updated_by_name ?? '', at: newer.updated_at ?? 0 }
      : newer === undefined && dirty
        ? conflictOf(save.error)
        : undefined
  const saveOver = () => store(state.aside ?? draft, newer?.version ?? conflict?.version ?? base.version)
  const look = () => {
    save.reset()
    setRefusal(undefined)
    void freshRoute().then(state.lookAt, tell.failed)
  }
  const serverKey = faultyKey(refusal, draft)

  return (
    <div className={styles.editor}>
      <h2 className="visually-hidden">{words.tab}</h2>
      <p className={styles.intro}>{words.intro}</p>
      <RouteNotices
        book={book}
        state={state}
        conflict={conflict}
        pending={save.isPending}
        onLook={look}
        onSaveOver={saveOver}
      />
      <div className={styles.bar}>
        <IfMay permission="integrations:manage">
          <Button
            type={dirty || state.aside !== undefined ? 'default' : 'primary'}
            icon={<PlusOutlined />}
            disabled={full}
            title={full ? words.tooManyCases(format.number(limits.cases)) : undefined}
            onClick={() => addNew()}
          >
            {words.add}
          </Button>
          <Button className={styles.addHeading ?? ''} onClick={() => setHeading({})}>
            {words.addSection}
          </Button>
        </IfMay>
        {keys.length >= filterFrom && (
          <Input
            className={styles.filter ?? ''}
            aria-label={words.filter}
            placeholder={words.filter}
            prefix={<SearchOutlined />}
            allowClear
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
        )}
        <span className={styles.version}>
          {base.version > 0 && (
            <span>
              {base.updated_by_name
                ? words.saved(String(base.version), base.updated_by_name)
                : words.savedPlain(String(base.version))}
              {(base.updated_at ?? 0) > 0 && (
                <>
                  {' · '}
                  <Time at={base.updated_at ?? 0} />
                </>
              )}
            </span>
          )}
          <Button icon={<HistoryOutlined />} onClick={() => show({ history: '' })}>
            {words.history.open}
          </Button>
        </span>
      </div>
      <p className="soft" aria-live="polite" hidden={keys.length < filterFrom}>
        {shown === undefined
          ? words.count(format.number(keys.length))
          : `${words.filtered(format.number(shown.length), format.number(keys.length))} · ${words.filterOrder}`}
      </p>
      <div className={styles.card}>
        {keys.length === 0 && draft.rows.length === 0 ? (
          <EmptyState title={words.emptyTitle} text={words.emptyText} />
        ) : shown?.length === 0 ? (
          <p className={styles.none}>{words.filterNone}</p>
        ) : (
          <RouteList
            draft={draft}
            shown={shown}
            book={book}
            newsOf={known.newsOf}
            seek={seek}
            onSeek={setSeek}
            edit={edit}
            onVerb={(verb, key) => verbs[verb](key)}
          />
        )}
        <ReadOnly unless="integrations:manage">
          <RouteDefault
            ids={draft.defaultIds}
            book={book}
            sample={known.told?.answer.sample}
            fault={refusal?.fault.place === 'default' ? refusal.fault.text : undefined}
            onChange={(defaultIds) => edit((now) => ({ ...now, defaultIds }))}
          />
        </ReadOnly>
      </div>
      <RoutePreviewPart
        told={known.told}
        error={known.preview.error}
        onRetry={() => void known.preview.refetch()}
        complete={known.complete}
        dirty={dirty}
        book={book}
      />
      {dirty && (
        <RouteSaveBar
          state={state}
          book={book}
          pending={save.isPending}
          error={conflict === undefined ? save.error : null}
          refusal={refusal}
          faulty={serverKey === undefined ? undefined : keys.indexOf(serverKey) + 1}
          incomplete={wrong !== undefined && unfinished === undefined ? keys.indexOf(wrong) + 1 : undefined}
          onShow={(number) => {
            reveal(keys[number - 1] ?? '')
            show({ case: String(number) })
          }}
          onSave={trySave}
        />
      )}
      {openRow?.kind === 'case' && (
        <RouteCaseDrawer
          key={openRow.key}
          integrationId={integrationId}
          number={keys.indexOf(openRow.key) + 1}
          value={openRow.case}
          isNew={unfinished === openRow.key}
          book={book}
          fault={serverKey === openRow.key ? refusal?.fault : undefined}
          counts={known.newsOf(openRow.key).counts}
          strict={unfinished !== openRow.key}
          onChange={(each) =>
            edit((now) => ({ ...now, rows: replaced(now.rows, { ...openRow, case: each }) }))
          }
          onUndo={(each) => {
            if (unfinished === openRow.key)
              edit((now) => ({ ...now, rows: now.rows.filter((row) => row.key !== openRow.key) }))
            else edit((now) => ({ ...now, rows: replaced(now.rows, { ...openRow, case: each }) }))
            setUnfinished(undefined)
            show({})
          }}
          onClose={() => {
            setUnfinished(undefined)
            show({})
          }}
        />
      )}
      <Drawer
        open={history !== null}
        title={words.history.title}
        size={phone ? '100%' : 720}
        onClose={() => show({})}
      >
        {history !== null && (
          <RouteHistory
            integrationId={integrationId}
            current={base}
            book={book}
            version={Number(history)}
            dirty={dirty}
            onRestored={(saved) => {
              state.restored(saved)
              show({})
            }}
          />
        )}
      </Drawer>
      {heading !== undefined && (
        <HeadingDialog
          name={headingText(draft, heading.key)}
          others={draft.rows.flatMap((row) =>
            row.kind === 'section' && row.key !== heading.key ? [row.name] : [],
          )}
          onClose={() => setHeading(undefined)}
          onDone={(name) => {
            setHeading(undefined)
            edit((now) => ({ ...now, rows: withHeading(now, name, heading) }))
          }}
        />
      )}
      <LeaveGuard unsaved={dirty || state.aside !== undefined} />
    </div>
  )
}

function soughtAt(draft: RouteDraft, number: string | null): Sought | undefined {
  const key = caseKeys(draft)[Number(number ?? 0) - 1]
  return key === undefined ? undefined : { key, grip: false }
}

function headingText(draft: RouteDraft, key: string | undefined): string {
  const row = draft.rows.find((each) => each.key === key)
  return row?.kind === 'section' ? row.name : ''
}

function withHeading(draft: RouteDraft, name: string, where: { key?: string; above?: string }) {
  if (where.key !== undefined) return replaced(draft.rows, { key: where.key, kind: 'section', name })
  const at = draft.rows.findIndex((row) => row.key === where.above)
  return draft.rows.toSpliced(at === -1 ? draft.rows.length : at, 0, sectionRow(name))
}

/** The rows whose sentence contains the word; all when there is none. */
function useShown(draft: RouteDraft, word: string, book: ReadonlyMap<number, Channel>): number[] | undefined {
  const { t } = useWords()
  return useMemo(() => {
    const wanted = word.trim().toLowerCase()
    if (wanted === '') return undefined
    return draft.rows.flatMap((row, index) =>
      row.kind === 'case' &&
      plain(caseParts(row.case, book, t))
        .toLowerCase()
        .includes(wanted)
        ? [index]
        : [],
    )
  }, [draft, word, book, t])
}
