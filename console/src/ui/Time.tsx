import { useWords } from '../i18n/language'
import { useNow } from './now'

/** An age that says its exact instant and zone on hover. */
export function Time(props: { at: number }) {
  const { format } = useWords()
  const now = useNow()
  return (
    <time dateTime={new Date(props.at * 1000).toISOString()} title={format.exact(props.at)}>
      {format.ago(props.at, now)}
    </time>
  )
}

/** An instant to the second, with its age on hover. */
export function Instant(props: { at: number }) {
  const { format } = useWords()
  const now = useNow()
  return (
    <time dateTime={new Date(props.at * 1000).toISOString()} title={format.ago(props.at, now)}>
      {format.exact(props.at)}
    </time>
  )
}

/** Day and minute, where the order of things matters more than their age. */
export function Moment(props: { at: number; zone?: string | undefined }) {
  const { format } = useWords()
  const { at, zone } = props
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={format.exact(at)}>
      {zone === undefined ? format.dayClock(at) : format.zoned(zone).moment(at)}
    </time>
  )
}
