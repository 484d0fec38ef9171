import { Button } from 'antd'
import { Link, useLocation } from 'react-router'
import { useAnswer, useAsked, type Asked } from '../../api/doors'
import { Failure } from '../../components/Failure'
import { tokenFrom } from '../../components/linkToken'
import { LonePage } from '../../components/LonePage'
import { ProgressMark } from '../../components/ProgressMark'
import { SeverityMark } from '../../components/SeverityMark'
import { useWords } from '../../i18n/language'
import { paths } from '../../paths'
import { Skeleton } from '../../ui/Skeleton'
import { Time } from '../../ui/Time'
import styles from './AnswerPage.module.css'
import { answersFor, answerState } from './answerState'

/** Answering from a message, on a phone, in the night: opening the link changes nothing. */
export function AnswerPage() {
  const { t } = useWords()
  const words = t.doors.answer
  const token = tokenFrom(useLocation().hash)
  const asked = useAsked(token)
  return (
    <LonePage title={asked.data?.title ?? words.page}>
      {asked.data === null ? (
        <>
          <h1>{words.invalid}</h1>
          <p>{words.invalidText}</p>
          <Link to={paths.incidents()}>{words.toConsole}</Link>
        </>
      ) : asked.data !== undefined ? (
        <Question token={token} asked={asked.data} />
      ) : asked.isError ? (
        <>
          <h1 className="visually-hidden">{t.errors.title}</h1>
          <Failure error={asked.error} onRetry={() => void asked.refetch()} />
        </>
      ) : (
        <>
          <h1 className="visually-hidden">{words.page}</h1>
          <Skeleton rows={4} height={48} gap={12} />
        </>
      )}
    </LonePage>
  )
}

function Question(props: { token: string; asked: Asked }) {
  const { t } = useWords()
  const words = t.doors.answer
  const { token, asked } = props
  const answer = useAnswer(token)
  const state = answerState(asked)
  const answers = answersFor(state)
  return (
    <>
      <div className={styles.facts}>
        <SeverityMark severity={asked.incident_severity} />
        <ProgressMark progress={asked.progress} />
        <span className="mono">{asked.num}</span>
      </div>
      <h1 className={styles.title}>{asked.title}</h1>
      <p className="soft">
        {asked.channel_name || words.noChannel} · {words.started} <Time at={asked.start_time} />
      </p>
      <p className={styles.now} role="status">
        {answer.isSuccess && answers.length < 2 && <strong>{words.done[answer.variables]} </strong>}
        {!(answer.isSuccess && answers.length < 2) && words.now[state]}
      </p>
      {answers.length > 0 && (
        <div className={styles.answers}>
          {answers.map((each, index) => (
            <Button
              key={each}
              block
              type={index === 0 ? 'primary' : 'default'}
              className={styles.answer ?? ''}
              loading={answer.isPending && answer.variables === each && { delay: 300 }}
              disabled={answer.isPending && answer.variables !== each}
              onClick={() => answer.mutate(each)}
            >
              {each === 'ack' ? (state === 'others' ? words.ackToo : words.ack) : words.resolve}
            </Button>
          ))}
          <p className="soft">{words.resolveHelp}</p>
        </div>
      )}
      {answer.isError && <Failure error={answer.error} />}
      <div className={styles.foot}>
        <Link to={paths.incident(asked.incident_id)}>{words.open}</Link>
        {asked.person_name !== '' && <span className="soft">{words.for(asked.person_name)}</span>}
      </div>
    </>
  )
}
