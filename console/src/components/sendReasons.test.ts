import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { tellSending } from './sendReasons'

/** Every sentence the server says itself, and how it is told in Chinese. */
const said: [string, string][] = [
  ['not sent: the incident was removed', '未发送：故障已被删除'],
  ['not sent: the alert was removed', '未发送：告警已被删除'],
  ['not sent: the incident was closed before', '未发送：此前故障已关闭'],
  ['not sent again: somebody acknowledged the incident', '不再发送：已有人认领故障'],
  ['not sent: the schedule was changed', '未发送：值班表已改变'],
  ['not sent: the webhook is switched off', '未发送：Webhook 已停用'],
  ['not tried: it failed several times running', '未尝试：已连续多次失败'],
  ['there is no such person any more', '此人已不存在'],
  ['has no account in use', '没有启用的账号'],
  ['has no verified address for sms', '没有已验证的短信地址'],
  ['slack writes to groups only', 'Slack 只能发到群聊'],
  [
    'email is not set up on this server (missing: QUELL_EMAIL_HOST)',
    '此服务器没有配置邮件（缺少 QUELL_EMAIL_HOST）',
  ],
  ['push is not served here', '此服务器不支持 App 推送'],
  ['the settings make no request', '按这些设置无法发出请求'],
  [
    'the message is too large: 2000000 bytes (expected: at most 1 MiB)',
    '消息过大：2000000 字节（最多 1 MiB）',
  ],
  ['its address cannot be called', '地址无法请求'],
  ['its address or a header cannot be sent', '地址或某个请求头无法发送'],
  ['its name is unknown', '域名无法解析'],
  [
    'the address 10.0.0.1 is private; an operator can allow it with QUELL_X',
    '10.0.0.1 是内网地址，运维人员可用 QUELL_X 放行',
  ],
  ['no answer within 2.5 s', '2.5 秒内没有回应'],
  ['cannot be reached (ConnectException)', '无法连接（ConnectException）'],
  ['cannot be reached', '无法连接'],
  ['the server is stopping', '服务器正在停止'],
  ['the address is no mail address', '不是邮箱地址'],
  ['the mail cannot be written', '邮件无法生成'],
  ['cannot be sent (IOException)', '邮件无法发送（IOException）'],
  ['the mail server cannot be used: no route', '邮件服务器不可用：no route'],
  ['taken by mail.example.com:25', 'mail.example.com:25 已接收'],
  ['it could not be written: IllegalStateException', '消息无法生成：IllegalStateException'],
  ['HTTP 302: redirects are not followed', 'HTTP 302：不跟随重定向'],
  ["the reply is not Slack's: <html>", '回应不是 Slack 的：<html>'],
  ["the reply is not the robot's: no", '回应不是机器人的：no'],
  ["the reply is not Alibaba Cloud's: {}", '回应不是阿里云的：{}'],
  ['url: empty (expected: a value)', 'url：为空（应为：填写内容）'],
  ['token: what is set (expected: one line)', 'token：所填内容有误（应为：只有一行）'],
  [
    'headers: a line that is no header (expected: Name: value)',
    'headers：有一行不是请求头（应为：名称: 值）',
  ],
  [
    'the template failed, so the preset was used: {{ if }} is open; its name is unknown',
    '模板出错，已改用预置模板：{{ if }} is open；域名无法解析',
  ],
]

test.each(said)('tellsInChinese: %s', (sentence, told) => {
  expect(tellSending(sentence, zh)).toBe(told)
})

test.each(said)('saysTheSameInEnglish: %s', (sentence) => {
  const same = (text: string) => text.replaceAll('’', "'").toLowerCase().replaceAll('e-mail', 'email')

  expect(same(tellSending(sentence, en)).replace('app push', 'push')).toBe(same(sentence))
})

test('whatAProviderSaidStaysAsItIs', () => {
  for (const words of ['errcode 93000: invalid webhook url', 'Slack: channel_not_found', 'HTTP 502: ', ''])
    expect(tellSending(words, zh)).toBe(words)
})

/** Where the server says why it sent nothing; what words messages says so with "not sent" only. */
const sources = [
  'escalation/Recipients',
  'notify/Courier',
  'notify/GuardedClient',
  'notify/MailClient',
  'notify/Reply',
  'notify/outbox/Ways',
  'notify/outbox/Dispatcher',
  'webhook/WebhookSender',
]
const letters = ['escalation/LetterWriter', 'escalation/ShiftLetters']
const otherLines = /LOG\.|mail\.smtp/

const literals = (name: string, pattern: RegExp) =>
  readFileSync(new URL(`../../../src/main/java/dev/quell/${name}.java`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !otherLines.test(line))
    .flatMap((line) => [...line.matchAll(pattern)].map((each) => each[1] ?? ''))

test('noSentenceOfTheServerIsForgotten', () => {
  const all = [
    ...sources.flatMap((name) => literals(name, /"([^"]*[a-z]+ [a-z]+[^"]*)"/g)),
    ...letters.flatMap((name) => literals(name, /"(not [^"]*)"/g)),
  ]

  expect(all).toContain('has no account in use')
  expect(all).toContain('not sent: the schedule was changed')
  expect(all.filter((each) => !said.some(([sentence]) => sentence.includes(each.trim())))).toEqual([])
})
