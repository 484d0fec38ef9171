import type { Permission, Role } from '../api/members'
import type { Strings } from '../i18n/en'

/** The name of a role; those built in have one in the reader's language. */
export const roleName = (role: Pick<Role, 'role_name' | 'editable'>, t: Strings) =>
  role.editable ? role.role_name : (t.people.roles.names[role.role_name] ?? role.role_name)

/** `Channels Manage` is `channels:manage`. */
export function permissionWord(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/^custom /, '')
    .split(' ')
  return `${words.slice(0, -1).join('_')}:${words.at(-1) ?? ''}`
}

/** What a role lets people do and see, in words; what may be changed is not said to be seen, too. */
export function roleWords(role: Pick<Role, 'permission_ids'>, all: readonly Permission[], t: Strings) {
  const given = all
    .filter((each) => role.permission_ids.includes(each.id))
    .map((each) => permissionWord(each.permission_name))
  const may = given.filter((each) => each.endsWith(':manage'))
  const sees = given.filter(
    (each) => !each.endsWith(':manage') && !may.includes(each.replace(/:.*/, ':manage')),
  )
  const told = (words: string[]) => words.map((each) => t.people.roles.can[each] ?? each)
  return { may: told(may), sees: told(sees), everything: given.length > 0 && given.length === all.length }
}
