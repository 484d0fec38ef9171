import { BulbOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { NoiseDraft } from '../../api/noiseReportTypes'
import type { Channel } from '../../api/types'
import { draftLists, isEmptyDraft } from '../../components/backtestDraft'
import { groupingLine, type SettingChange } from '../../components/settingsChanges'
import { SettingChanges } from '../../components/SettingChanges'
import { TrialSettingsForm } from '../../forms/TrialSettingsForm'
import { useWords } from '../../i18n/language'
import styles from './Backtest.module.css'
import type { BacktestSpanName } from './BacktestTab'

interface Props {
  channel: Channel
  draft: NoiseDraft
  changes: SettingChange[]
  span: BacktestSpanName
  earliest: number
  pending: boolean
  onSpan: (span: BacktestSpanName) => void
  onDraft: (draft: NoiseDraft) => void
  onRun: () => void
  onSuggest: () => void
}

/** Which events, and which settings to try on them. */
export function BacktestSetup(props: Props) {
  const { t, format } = useWords()
  const words = t.noiseReport
  const { channel, draft, changes } = props
  const [editing, setEditing] = useState(false)
  const [wrong, setWrong] = useState(false)
  const lists = draftLists(draft)
  const same = changes.length === 0 && lists.length === 0
  return (
    <section className={styles.setup} aria-label={words.settings}>
      <div className={styles.part}>
        <h2>{words.span}</h2>
        <div className={styles.line}>
          <Segmented
            aria-label={words.span}
            value={props.span}
            options={(['day', 'week', 'month', 'all'] as const).map((value) => ({
              value,
              label: words.spans[value],
            }))}
            onChange={props.onSpan}
          />
          <span className="soft">{words.earliest(format.dayClock(props.earliest))}</span>
        </div>
      </div>
      <div className={styles.part}>
        <h2>{words.settings}</h2>
        <p>
          <strong>{groupingLine({ ...channel, ...draft.settings }, { t, format })}</strong>
        </p>
        {same ? (
          <p className="soft">{isEmptyDraft(draft) ? words.current : words.same}</p>
        ) : (
          <>
            <SettingChanges changes={changes} />
            {lists.length > 0 && (
              <p>
                {words.rulesToo(
                  lists
                    .map((list) => words.ruleLists[list](format.number(draft[list]?.length ?? 0)))
                    .join(t.noise.sentence.list),
                )}
              </p>
            )}
          </>
        )}
        <div className={styles.line}>
          <Button aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {editing ? words.hideSettings : words.editSettings}
          </Button>
          {!isEmptyDraft(draft) && (
            <Button
              type="text"
              onClick={() => {
                setEditing(false)
                setWrong(false)
                props.onDraft({})
              }}
            >
              {words.backToCurrent}
            </Button>
          )}
        </div>
        {editing && (
          <TrialSettingsForm
            channel={channel}
            start={draft.settings ?? {}}
            onChange={(settings) => {
              setWrong(settings === undefined)
              if (settings !== undefined) props.onDraft({ ...draft, settings })
            }}
          />
        )}
      </div>
      <div className={styles.line}>
        <Button
          type="primary"
          icon={<CaretRightOutlined />}
          disabled={wrong}
          loading={props.pending && { delay: 300 }}
          onClick={props.onRun}
        >
          {words.run}
        </Button>
        <Button
          icon={<BulbOutlined />}
          title={words.suggestHelp}
          disabled={props.pending}
          onClick={props.onSuggest}
        >
          {words.suggest}
        </Button>
        {wrong && <span className="soft">{t.app.fixFirst}</span>}
      </div>
    </section>
  )
}
