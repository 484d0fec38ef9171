import { Button, Popconfirm, Segmented } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useProcessingHistory, useSaveProcessing } from '../../api/processing'
import type { Processing, RuleSetVersion, Stage } from '../../api/processingTypes'
import { Failure } from '../../components/Failure'
import { RuleChanges } from '../../components/RuleChanges'
import { diffRules } from '../../components/ruleDiff'
import type { MappingNames } from '../../components/ruleSentence'
import { useTell } from '../../components/tell'
import { stages } from '../../forms/useProcessingDraft'
import { useWords } from '../../i18n/language'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './RouteHistory.module.css'
import { IfMay } from '../../components/IfMay'

interface Props {
  integrationId: number
  current: Processing
  /** `enrichment`, or `enrichment:3` while one version is looked at. */
  chosen: string
  dirty: readonly Stage[]
  names: MappingNames
  onRestored: (stage: Stage, saved: Processing) => void
}

/** Every version of the rules there was, and what bringing one back would change. */
export function ProcessingHistory(props: Props) {
  const { t } = useWords()
  const go = useNavigate()
  const [asked = '', version = '0'] = props.chosen.split(':')
  const stage = stages.find((each) => each === asked) ?? 'enrichment'
  return (
    <div className={styles.detail}>
      <Segmented
        aria-label={t.processing.history.which}
        value={stage}
        options={stages.map((value) => ({ value, label: t.processing.stages[value] }))}
        onChange={(value) => void go({ search: `history=${value}` }, { replace: true })}
      />
      <Versions key={stage} {...props} stage={stage} version={Number(version)} />
    </div>
  )
}

function Versions(props: Props & { stage: Stage; version: number }) {
  const { t } = useWords()
  const words = t.routes.history
  const { stage } = props
  const history = useProcessingHistory(props.integrationId, stage)
  const versions = history.data?.pages.flatMap((page) => page.items)
  if (versions === undefined)
    return history.isError ? (
      <Failure error={history.error} onRetry={() => void history.refetch()} />
    ) : (
      <Skeleton rows={5} height={56} />
    )
  if (versions.length === 0) return <p className="soft">{words.empty}</p>
  if (props.version > 0) {
    const found = versions.find((each) => each.version === props.version)
    return (
      <>
        <Link to={{ search: `history=${stage}` }} className={styles.back}>
          ← {words.back}
        </Link>
        {found === undefined ? <p className="soft">{words.gone}</p> : <Version {...props} old={found} />}
      </>
    )
  }
  return (
    <>
      <ol className={styles.list}>
        {versions.map((each) => (
          <li key={each.version} className={styles.version}>
            <Link to={{ search: `history=${stage}:${each.version}` }} className={styles.link}>
              {words.version(String(each.version))}
            </Link>
            <span className="soft">{each.version === props.current[stage].version && words.current}</span>
            <Facts version={each} />
          </li>
        ))}
      </ol>
      {history.hasNextPage && <Button onClick={() => void history.fetchNextPage()}>{words.older}</Button>}
    </>
  )
}

function Facts(props: { version: RuleSetVersion }) {
  const { t, format } = useWords()
  const words = t.routes.history
  return (
    <span className={styles.facts}>
      {words.by(props.version.updated_by_name || words.somebody)} · <Time at={props.version.updated_at} /> ·{' '}
      {t.processing.history.size(format.number(props.version.rules.length))}
    </span>
  )
}

function Version(props: Props & { stage: Stage; old: RuleSetVersion }) {
  const { t } = useWords()
  const words = t.routes.history
  const tell = useTell()
  const save = useSaveProcessing(props.integrationId)
  const { old, stage } = props
  const current = props.current[stage]
  const changes = diffRules(current.rules, old.rules)
  const name = String(old.version)
  const restore = () =>
    save.mutate([{ stage, rules: old.rules, version: current.version }], {
      onSuccess: (saved) => {
        tell.done(words.restored(name))
        props.onRestored(stage, saved)
      },
    })
  const isCurrent = old.version === current.version
  return (
    <>
      <h3>{isCurrent ? words.version(name) : words.heading(name)}</h3>
      <Facts version={old} />
      {isCurrent || changes.length === 0 ? (
        <p>{isCurrent ? words.isCurrent : words.same}</p>
      ) : (
        <>
          <RuleChanges changes={changes} names={props.names} />
          {save.isError && <Failure error={save.error} />}
          <div>
            <IfMay permission="integrations:manage">
              <Popconfirm
                title={words.restoreConfirm(name)}
                description={props.dirty.includes(stage) ? words.restoreDraft : undefined}
                okText={words.restore}
                onConfirm={restore}
              >
                <Button type="primary" loading={save.isPending && { delay: 300 }}>
                  {words.restore}
                </Button>
              </Popconfirm>
            </IfMay>
          </div>
        </>
      )}
    </>
  )
}
