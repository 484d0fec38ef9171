import { expect, test } from 'vitest'
import { permissionGroups, ticked } from './permissionGroups'

const permission = (id: number, permission_name: string, scope: string) => ({
  id,
  permission_name,
  permission_type: permission_name.endsWith('Manage') ? 'manage' : 'read',
  scope,
})
const teams = permission(3, 'Teams Manage', 'organization')
const read = permission(7, 'Channels Read', 'on-call')
const manage = permission(8, 'Channels Manage', 'on-call')
const fields = permission(14, 'Custom Fields Read', 'on-call')

test('seeing and changing of one thing stand side by side', () => {
  expect(permissionGroups([teams, read, manage, fields])).toEqual([
    { scope: 'organization', subjects: [{ name: 'teams', read: undefined, manage: teams }] },
    {
      scope: 'on-call',
      subjects: [
        { name: 'channels', read, manage },
        { name: 'fields', read: fields, manage: undefined },
      ],
    },
  ])
})

test('whoever may change something sees it, and whoever does not see it changes nothing', () => {
  const subject = { name: 'channels', read, manage }

  expect(ticked([], subject, manage, true)).toEqual([8, 7])
  expect(ticked([7, 8, 3], subject, read, false)).toEqual([3])
  expect(ticked([7, 8], subject, manage, false)).toEqual([7])
})
