import type { Strings } from '../i18n/en'

/** How a secret comes; sent back like that, it stays what it was. */
export const hiddenText = '******'

export interface RobotField {
  name: string
  label: keyof Strings['escalation']['robot']
  help?: keyof Strings['escalation']['robot']
  input: 'text' | 'secret' | 'switch' | 'lines'
  required?: boolean
}

const alias: RobotField = { name: 'alias', label: 'alias', help: 'aliasHelp', input: 'text' }
const token: RobotField = { name: 'token', label: 'token', input: 'secret', required: true }
const sign: RobotField = {
  name: 'sign_secret',
  label: 'sign_secret',
  help: 'sign_secretHelp',
  input: 'secret',
}

/** The kinds of group chats one may write to, and what each asks for. */
export type RobotFieldsByKind = Partial<Record<string, RobotField[]>>

/** Those that hear of incidents. */
export const robotsOfIncidents: RobotFieldsByKind = {
  feishu: [alias, token, sign],
  dingtalk: [
    alias,
    token,
    sign,
    { name: 'at_mobiles', label: 'at_mobiles', help: 'at_mobilesHelp', input: 'text' },
    { name: 'is_at_all', label: 'is_at_all', input: 'switch' },
  ],
  wecom: [alias, token],
  slack: [alias, token, { name: 'channel', label: 'channel', help: 'channelHelp', input: 'text' }],
  teams: [alias, { ...token, label: 'workflow' }],
  telegram: [
    alias,
    { ...token, label: 'bot' },
    { name: 'chat_id', label: 'chat_id', help: 'chat_idHelp', input: 'text', required: true },
  ],
  zoom: [alias, token, { name: 'verify_token', label: 'verify_token', input: 'secret', required: true }],
  webhook: [
    alias,
    { name: 'url', label: 'url', help: 'urlHelp', input: 'secret', required: true },
    { name: 'secret', label: 'secret', help: 'secretHelp', input: 'secret' },
    { name: 'headers', label: 'headers', help: 'headersHelp', input: 'lines' },
  ],
}

const settingsOfShifts = ['alias', 'token', 'sign_secret', 'chat_id', 'verify_token']

/** Those that hear of shifts, which say less of where they are. */
export const robotsOfShifts: RobotFieldsByKind = Object.fromEntries(
  Object.entries(robotsOfIncidents)
    .filter(([kind]) => kind !== 'webhook')
    .map(([kind, fields]) => [kind, fields?.filter(({ name }) => settingsOfShifts.includes(name))]),
)
