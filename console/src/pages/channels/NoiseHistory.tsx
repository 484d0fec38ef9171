import { Button, Drawer, Popconfirm, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useNoiseVersion, useNoiseVersions, useRestoreNoise } from '../../api/noise'
import type { ChangeNote, NoiseVersion, NoiseVersionInfo } from '../../api/noiseTypes'
import type { Channel } from '../../api/types'
import { Failure } from '../../components/Failure'
import { NoiseChanges, NoiseSides } from '../../components/NoiseChanges'
import { diffNoise, sameNoise } from '../../components/noiseDiff'
import { useTell } from '../../components/tell'
import type { Strings } from '../../i18n/en'
import { useWords } from '../../i18n/language'
import { usePhone } from '../../ui/media'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './NoiseHistory.module.css'
import { IfMay } from '../../components/IfMay'

const shownNotes = 4

interface Props {
  channel: Channel
  /** The version being looked at; 0 is the list. */
  version: number
  /** What it is compared with; 0 is the current one. */
  against: number
  calendars: ReadonlyMap<string, string> | undefined
  onShow: (params: Record<string, string>) => void
}

/** Every version of a channel's noise reduction, what changed with it, and what bringing one back would change. */
export function NoiseHistory(props: Props) {
  const { t } = useWords()
  const words = t.noise.history
  const phone = usePhone()
  const { channel, version } = props
  const history = useNoiseVersions(channel.channel_id)
  const versions = history.data?.pages.flatMap((page) => page.items)
  return (
    <Drawer
      open
      title={words.title}
      size={phone ? '100%' : version > 0 ? 960 : 720}
      onClose={() => props.onShow({})}
    >
      {versions === undefined ? (
        history.isError ? (
          <Failure error={history.error} onRetry={() => void history.refetch()} />
        ) : (
          <Skeleton rows={5} height={56} />
        )
      ) : version > 0 ? (
        <Version key={version} {...props} versions={versions} />
      ) : versions.length === 0 ? (
        <p className="soft">{words.empty}</p>
      ) : (
        <>
          <ol className={styles.list}>
            {versions.map((each) => (
              <li key={each.version} className={styles.version}>
                <Link to={{ search: `history=${each.version}` }} className={styles.link}>
                  {words.version(String(each.version))}
                </Link>
                <span className="soft">{each.version === channel.noise_version && words.current}</span>
                <span className={styles.summary}>{summaryText(each, t)}</span>
                <Facts version={each} />
              </li>
            ))}
          </ol>
          {history.hasNextPage && <Button onClick={() => void history.fetchNextPage()}>{words.older}</Button>}
        </>
      )}
    </Drawer>
  )
}

export function summaryText(version: NoiseVersion, t: Strings): string {
  const words = t.noise.history
  const notes = version.summary ?? []
  if (notes.length === 0) return version.version === 1 ? words.first : ''
  const said = notes.slice(0, shownNotes).map((each) => noteText(each, t))
  if (notes.length > shownNotes) said.push(words.more(String(notes.length - shownNotes)))
  return said.join(words.between)
}

function noteText(note: ChangeNote, t: Strings): string {
  return t.noise.note(
    t.noise.change[note.change] ?? note.change,
    t.noise.what[note.what] ?? note.what,
    note.name,
  )
}

function Facts(props: { version: NoiseVersion }) {
  const { t, format } = useWords()
  const words = t.noise.history
  const { version } = props
  const opened = version.incident_cnt ?? 0
  return (
    <span className={styles.facts}>
      {words.by(version.updated_by_name || words.somebody)} · <Time at={version.updated_at} />
      {opened > 0 && ` · ${words.incidents(format.number(opened))}`}
    </span>
  )
}

function Version(props: Props & { versions: NoiseVersion[] }) {
  const { t } = useWords()
  const words = t.noise.history
  const { channel, version, versions } = props
  const current = channel.noise_version ?? 0
  const other = props.against > 0 ? props.against : version === current ? version - 1 : current
  const shown = useNoiseVersion(channel.channel_id, version)
  const against = useNoiseVersion(channel.channel_id, other)
  const listed = versions.find((each) => each.version === version)
  const error = shown.error ?? against.error
  const known = new Set([...versions.map((each) => each.version), other, current])
  return (
    <div className={styles.detail}>
      <Link to={{ search: 'history' }} className={styles.back}>
        ← {words.back}
      </Link>
      <h3>{words.version(String(version))}</h3>
      {listed !== undefined && (
        <>
          <p>{summaryText(listed, t)}</p>
          <Facts version={listed} />
        </>
      )}
      {version === current && <p>{words.isCurrent}</p>}
      <label className={styles.compare}>
        <span className="soft">{words.compare}</span>
        <Select
          aria-label={words.compare}
          value={other > 0 ? other : undefined}
          options={[...known]
            .filter((each) => each !== version && each > 0)
            .sort((a, b) => b - a)
            .map((value) => ({
              value,
              label: words.version(String(value)) + (value === current ? ` (${words.current})` : ''),
            }))}
          onChange={(to: number) => props.onShow({ history: String(version), to: String(to) })}
        />
      </label>
      {error !== null ? (
        <Failure error={error} />
      ) : shown.data === undefined || (other > 0 && against.data === undefined) ? (
        <Skeleton rows={4} height={48} />
      ) : (
        against.data !== undefined && (
          <Compared {...props} one={shown.data} other={against.data} current={current} />
        )
      )}
    </div>
  )
}

interface ComparedProps extends Props {
  one: NoiseVersionInfo
  other: NoiseVersionInfo
  current: number
}

/** Against the current version it says what restoring would change; otherwise what came with time. */
function Compared({ one, other, current, ...props }: ComparedProps) {
  const { t } = useWords()
  const words = t.noise.history
  const tell = useTell()
  const restore = useRestoreNoise(props.channel.channel_id)
  const [view, setView] = useState<'words' | 'sides'>('words')
  const restores = other.version === current
  const [before, after] = restores || other.version < one.version ? [other, one] : [one, other]
  const diff = useMemo(() => diffNoise(before, after), [before, after])
  const name = String(one.version)
  const same = sameNoise(diff)
  return (
    <>
      <h4 className={styles.heading}>
        {restores && one.version !== current
          ? words.restoreHeading(name)
          : words.difference(String(before.version), String(after.version))}
      </h4>
      {same ? (
        <p>{restores ? words.sameAsCurrent : words.same}</p>
      ) : (
        <>
          <Segmented
            aria-label={words.view}
            className={styles.views ?? ''}
            value={view}
            options={[
              { value: 'words', label: words.words },
              { value: 'sides', label: words.sides },
            ]}
            onChange={setView}
          />
          {view === 'words' ? (
            <NoiseChanges before={before} after={after} diff={diff} calendars={props.calendars} />
          ) : (
            <NoiseSides before={before} after={after} diff={diff} calendars={props.calendars} />
          )}
        </>
      )}
      {restore.isError && <Failure error={restore.error} />}
      {restores && one.version !== current && !same && (
        <div>
          <IfMay permission="channels:manage">
            <Popconfirm
              title={words.restoreConfirm(name)}
              description={words.restoreHolds}
              okText={words.restore}
              onConfirm={() =>
                restore.mutate(
                  { version: one.version, current },
                  {
                    onSuccess: () => {
                      tell.done(words.restored(name))
                      props.onShow({})
                    },
                  },
                )
              }
            >
              <Button type="primary" loading={restore.isPending && { delay: 300 }}>
                {words.restore}
              </Button>
            </Popconfirm>
          </IfMay>
        </div>
      )}
    </>
  )
}
