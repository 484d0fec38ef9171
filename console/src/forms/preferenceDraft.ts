import type { TimedPreference } from '../api/me'

export type RuleFault = 'severities' | 'days' | 'time' | undefined

/** What a rule for certain hours still lacks. */
export function ruleFault(rule: TimedPreference): RuleFault {
  if (rule.severities.length === 0) return 'severities'
  if (rule.days.length === 0) return 'days'
  return /^\d\d:\d\d$/.test(rule.start) && /^\d\d:\d\d$/.test(rule.end) ? undefined : 'time'
}

/** Whether its hours end on the day after they began. */
export const endsNextDay = (rule: Pick<TimedPreference, 'start' | 'end'>) =>
  rule.start !== '' && rule.end !== '' && rule.end <= rule.start

/** Nights without mail, as most begin with. */
export const newTimed = (): TimedPreference => ({
  severities: ['Critical'],
  days: [0, 1, 2, 3, 4, 5, 6],
  start: '22:00',
  end: '07:00',
  media: ['voice'],
})

/** Media that are wished for but reach nobody, since no address of theirs is verified. */
export function unreached(media: readonly string[], verified: ReadonlySet<string>): string[] {
  // Apps find people by themselves.
  return media.filter((each) => !verified.has(each) && each !== 'push' && !each.includes('_app'))
}
