import type { Permission } from '../api/members'
import { permissionWord } from '../components/roleText'

/** What may be seen and what may be changed of one thing. */
export interface Subject {
  name: string
  read: Permission | undefined
  manage: Permission | undefined
}

export interface PermissionGroup {
  scope: string
  subjects: Subject[]
}

/** Permissions as one reads them: by what they are about, seeing beside changing. */
export function permissionGroups(all: readonly Permission[]): PermissionGroup[] {
  const groups: PermissionGroup[] = []
  for (const each of all) {
    const [name = ''] = permissionWord(each.permission_name).split(':')
    let group = groups.find(({ scope }) => scope === each.scope)
    if (group === undefined) groups.push((group = { scope: each.scope, subjects: [] }))
    let subject = group.subjects.find((one) => one.name === name)
    if (subject === undefined) group.subjects.push((subject = { name, read: undefined, manage: undefined }))
    if (each.permission_type === 'manage') subject.manage = each
    else subject.read = each
  }
  return groups
}

/** What is given once this is ticked or not: whoever changes something sees it. */
export function ticked(given: readonly number[], subject: Subject, one: Permission, on: boolean): number[] {
  const rest = given.filter((id) => id !== one.id)
  if (!on) return one === subject.read ? rest.filter((id) => id !== subject.manage?.id) : rest
  const seen = one === subject.manage && subject.read !== undefined ? [subject.read.id] : []
  return [...new Set([...rest, one.id, ...seen])]
}
