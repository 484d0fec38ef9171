import { expect, test } from 'vitest'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { tellReason } from './reasons'

test('a well-known reason is said in Chinese', () => {
  expect(tellReason('the sender tried this callback again; it was stored before', zh)).toMatch(/重/)
  expect(tellReason('body: not JSON: unexpected character at 1:3', zh)).toContain(
    'unexpected character at 1:3',
  )
})

test('field, value found and value expected survive translation', () => {
  const told = tellReason('body[3]: a list (expected: a JSON object)', zh)

  expect(told).toContain('body[3]')
  expect(told).toContain('a list')
  expect(told).toContain('a JSON object')
})

test('a body of the wrong kind is said in Chinese as a whole', () => {
  expect(tellReason('body: a list (expected: a JSON object)', zh)).toBe('请求体是列表，应为 JSON 对象。')
  expect(tellReason('body: … (expected: a JSON object)', zh)).toBe('请求体不是 JSON 对象。')
  expect(tellReason("body: not JSON: Unrecognized token 'no' at line 1, column 3", zh)).toBe(
    '请求体不是 JSON：第 1 行第 3 列有误。',
  )
  expect(tellReason("body: not JSON: Unrecognized token 'no' at line 1, column 3", en)).toContain("'no'")
})

test('what is not known is shown as said', () => {
  expect(tellReason('the moon was full', en)).toBe('the moon was full')
  expect(tellReason('', zh)).toBe('')
})

test('a value the mapping looked for in vain is named', () => {
  const said = 'labels.region: {{probe.region}}: "region" is missing; probe has "id", "zone"'

  expect(tellReason(said, zh)).toContain('{{probe.region}}')
  expect(tellReason(said, zh)).toContain('缺少“region”')
})

test('why a delivery cannot be replayed is said in Chinese', () => {
  expect(tellReason('its channel "ops" is disabled; enable it and replay again', zh)).toContain('“ops”已停用')
  expect(
    tellReason('only the first 65536 of its 70000 bytes are kept, as of every refused body; …', zh),
  ).toContain('65536')
})
