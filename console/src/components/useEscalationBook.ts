import { useMemo } from 'react'
import { useCalendars } from '../api/noise'
import { useSchedules } from '../api/oncall'
import { useTeams } from '../api/people'
import { useWords } from '../i18n/language'
import type { EscalationBook } from './escalationSentence'
import { useOnCallBook } from './useOnCallBook'

/** Names of everybody and everything an escalation rule may speak of. */
export function useEscalationBook(byCalendar: boolean): EscalationBook {
  const { format } = useWords()
  const book = useOnCallBook()
  const teams = useTeams()
  const schedules = useSchedules()
  const calendars = useCalendars(byCalendar)
  return useMemo(
    () => ({
      ...book,
      format,
      teams: new Map((teams.data ?? []).map((each) => [each.team_id, each.team_name])),
      schedules: new Map((schedules.data ?? []).map((each) => [each.schedule_id, each.schedule_name])),
      calendars: calendars.data && new Map(calendars.data.map((each) => [each.cal_id, each.cal_name])),
    }),
    [book, format, teams.data, schedules.data, calendars.data],
  )
}
