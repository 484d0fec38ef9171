import { useMemo } from 'react'
import { useRoles } from '../api/oncall'
import type { OnCallNow } from '../api/oncallTypes'
import { usePeople } from '../api/people'
import { useWords } from '../i18n/language'
import type { Book } from './oncallText'

/** Names of people and roles; those the server told along with who is on call count, too. */
export function useOnCallBook(told?: readonly OnCallNow[]): Book & { me: number } {
  const { t } = useWords()
  const { names, me } = usePeople()
  const roles = useRoles()
  return useMemo(() => {
    const all = new Map(names)
    for (const { person_id, person_name } of told?.flatMap((each) => each.oncall) ?? [])
      if (!all.has(person_id) && person_name !== '') all.set(person_id, person_name)
    return {
      names: all,
      roles: new Map((roles.data ?? []).map((each) => [each.role_id, each.name])),
      t,
      me,
    }
  }, [names, roles.data, told, t, me])
}
