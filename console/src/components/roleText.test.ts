import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { permissionWord, roleName, roleWords } from './roleText'

const all = [
  { id: 7, permission_name: 'Channels Read', permission_type: 'read', scope: 'on-call' },
  { id: 8, permission_name: 'Channels Manage', permission_type: 'manage', scope: 'on-call' },
  { id: 14, permission_name: 'Custom Fields Read', permission_type: 'read', scope: 'on-call' },
]

test('permissionsAreKnownByTheWordsOfTheSession', () => {
  expect(permissionWord('API Keys Manage')).toBe('api_keys:manage')
  expect(permissionWord('Custom Fields Read')).toBe('fields:read')
})

test('whatMayBeChangedIsNotSaidToBeSeen', () => {
  expect(roleWords({ permission_ids: [7, 8] }, all, en)).toEqual({
    may: ['make and change channels and their rules'],
    sees: [],
    everything: false,
  })
  expect(roleWords({ permission_ids: [14] }, all, en).sees).toEqual(['see custom fields'])
  expect(roleWords({ permission_ids: [7, 8, 14] }, all, en).everything).toBe(true)
})

test('onlyBuiltInRolesAreTranslated', () => {
  expect(roleName({ role_name: 'Admin', editable: false }, zh)).toBe('管理员')
  expect(roleName({ role_name: 'Admin', editable: true }, zh)).toBe('Admin')
})

test('everyPermissionHasWordsInBothLanguages', () => {
  expect(Object.keys(zh.people.roles.can)).toEqual(Object.keys(en.people.roles.can))
})
