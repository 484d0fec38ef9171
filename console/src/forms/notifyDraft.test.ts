import { expect, test } from 'vitest'
import type { ScheduleNotify } from '../api/oncallTypes'
import { en } from '../i18n/en'
import {
  newNotify,
  notifyAgain,
  notifyBody,
  notifyDrafts,
  notifyFaults,
  type NotifyDraft,
} from './notifyDraft'
import { newRobot } from './robotDraft'

const hidden = [
  { type: 'feishu', settings: { token: '******', sign_secret: '******', alias: 'Ops' } },
  { type: 'telegram', settings: { token: '******', chat_ids: ['-100'] } },
  { type: 'feishu_app', settings: { data_source_id: 12, chat_ids: ['oc_1', 'oc_2'] } },
]
const all: ScheduleNotify = {
  advance_in_time: 300,
  fixed_time: { cycle: 'day', start: '08:30' },
  by: { follow_preference: false, personal_channels: ['sms'] },
  webhooks: hidden,
  im: { dingtalk: '******' },
}
const faultsOf = (change: Partial<NotifyDraft>) =>
  notifyFaults({ notify: { ...newNotify, ...change }, notifyRest: undefined }, en)

test('whoNeverSaidHowToTellSaysNothingOfIt', () => {
  expect(notifyBody(notifyDrafts(undefined))).toEqual({})
})

test('whatTheServerSentGoesBackAsItCame', () => {
  const drafts = notifyDrafts(all)

  expect(drafts.notify).toMatchObject({
    ahead: true,
    minutes: 5,
    daily: true,
    time: '08:30',
    own: false,
    media: ['sms'],
  })
  expect(notifyBody(drafts).notify).toEqual(all)
  expect(notifyFaults(drafts, en)).toEqual({})
})

test('oneOfTheTwoTimesIsEnough', () => {
  const daily = { fixed_time: all.fixed_time, by: all.by, webhooks: [] } as ScheduleNotify

  expect(notifyBody(notifyDrafts({ ...daily, advance_in_time: null })).notify).toEqual(daily)
  expect(faultsOf({ ahead: false, daily: true })).toEqual({})
  expect(faultsOf({ ahead: false })).toEqual({ notify: en.oncall.notify.noTime })
})

test('whereNobodyIsToldAnyMoreTheChatsStayForLater', () => {
  const { webhooks, im } = all
  const off = { ...notifyDrafts(all), notify: undefined }

  expect(notifyBody(off).notify).toEqual({ webhooks, im })
  expect(notifyBody({ ...off, notify: notifyAgain(off.notifyRest) }).notify).toMatchObject({ webhooks, im })
})

test('aChatThatWasRemovedIsGone', () => {
  const drafts = notifyDrafts({ ...all, webhooks: hidden.slice(0, 1) })
  const { notify } = drafts

  expect(notifyBody({ ...drafts, notify: notify && { ...notify, chats: [] } }).notify?.webhooks).toEqual([])
})

test('theBotOfAChatKeepsItsChatAsTheServerDoes', () => {
  const bot = { ...newRobot('telegram'), settings: { token: 't', chat_id: ' @ops ', alias: '' } }
  const body = notifyBody({ notify: { ...newNotify, chats: [bot] }, notifyRest: undefined })

  expect(body.notify?.webhooks).toEqual([{ type: 'telegram', settings: { token: 't', chat_ids: ['@ops'] } }])
})

test('tellsEachFaultAtItsField', () => {
  const faults = faultsOf({
    minutes: 10_081,
    daily: true,
    time: '',
    chats: [{ ...newRobot('zoom'), settings: { token: 't' } }, newRobot('slack')],
  })

  expect(Object.keys(faults)).toEqual([
    'notify.advance_in_time',
    'notify.fixed_time.start',
    'notify.webhooks[0].settings.verify_token',
    'notify.webhooks[1].settings.token',
  ])
})

test('whatIsHiddenStaysInItsPlaceOnly', () => {
  const { notify } = notifyDrafts(all)

  expect(faultsOf({ chats: notify?.chats.slice(1) ?? [] })).toEqual({
    'notify.webhooks[0].settings.token': en.escalation.form.movedSecret,
  })
})

test('withoutAMediumAGroupChatIsEnough', () => {
  const bare = { own: false, media: [] }

  expect(faultsOf(bare)).toEqual({ 'notify.by': en.oncall.notify.noMedium })
  expect(faultsOf({ ...bare, chats: [{ ...newRobot('wecom'), settings: { token: 't' } }] })).toEqual({})
})
