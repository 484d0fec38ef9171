import { expect, test } from 'vitest'
import type { Schedule } from '../api/oncallTypes'
import { en } from '../i18n/en'
import {
  canPreview,
  layerBody,
  newLayer,
  newSchedule,
  scheduleBody,
  scheduleDraftOf,
  scheduleFault,
  scheduleFaults,
} from './scheduleDraft'

const zone = 'Europe/Berlin'
const utc = (text: string) => Date.parse(`${text}Z`) / 1000
const now = utc('2026-11-25T12:00:00')
const hour = 3600

test('aNewLayerBeganBeforeNow', () => {
  const early = layerBody(newLayer('L', zone, utc('2026-11-23T07:00:00')), zone)

  expect(early.layer_start).toBe(utc('2026-11-16T08:00:00'))
})

test('aNewLayerBeginsOnMondayByTheScheduleClock', () => {
  const body = layerBody(newLayer('Layer 1', zone, now), zone)

  expect(body.layer_start).toBe(utc('2026-11-23T08:00:00'))
  expect(body).toMatchObject({
    rotation_unit: 'week',
    handoff_time: 9 * hour,
    restrict_mode: 0,
    layer_end: null,
  })
})

test('whatTheServerSentGoesBackAsItCame', () => {
  const layer = {
    layer_id: 'L1',
    layer_name: 'Nights',
    mode: 0,
    hidden: 0,
    weight: 3,
    groups: [{ group_name: 'A', members: [{ role_id: 1, person_ids: [7, 8] }] }],
    rotation_unit: 'day',
    rotation_value: 7,
    handoff_time: 86_400 + 9 * hour,
    fair_rotation: true,
    layer_start: utc('2026-03-29T01:30:00'),
    layer_end: utc('2027-01-01T00:00:00'),
    restrict_mode: 1,
    restrict_periods: [{ restrict_start: 18 * hour, restrict_end: 9 * hour }],
    day_mask: { repeat: [1, 2, 3] },
    mask_continuous_enabled: true,
  }
  const schedule = {
    schedule_name: 'S',
    description: 'd',
    team_id: 4,
    time_zone: zone,
    layers: [layer, { ...layer, layer_id: 'O', mode: 1 }],
  } as unknown as Schedule

  expect(scheduleBody(scheduleDraftOf(schedule))).toEqual({
    schedule_name: 'S',
    description: 'd',
    team_id: 4,
    time_zone: zone,
    layers: [layer],
  })
})

test('theWholeDayAndTheWholeWeekAreWrittenAsTheirEnds', () => {
  const layer = newLayer('L', zone, now)
  const whole = { fromDay: 0, from: '00:00', toDay: 0, to: '00:00' }

  expect(layerBody({ ...layer, hours: 'daily', periods: [whole] }, zone).restrict_periods).toEqual([
    { restrict_start: 0, restrict_end: 86_400 },
  ])
  expect(layerBody({ ...layer, hours: 'weekly', periods: [whole] }, zone).restrict_periods).toEqual([
    { restrict_start: 0, restrict_end: 604_800 },
  ])
})

test('tellsEachFaultAtItsField', () => {
  const draft = newSchedule('Layer 1', zone, now)
  const [layer] = draft.layers
  if (layer === undefined) throw new Error()

  expect(canPreview(scheduleFaults(draft, en))).toBe(true)
  expect(
    Object.keys(
      scheduleFaults(
        {
          ...draft,
          layers: [
            {
              ...layer,
              value: 31,
              start: '',
              days: [],
              hours: 'daily',
              periods: [{ fromDay: 0, from: '09:00', toDay: 0, to: '09:00' }],
              groups: [],
            },
          ],
        },
        en,
      ),
    ),
  ).toEqual([
    'schedule_name',
    'layers[0].rotation_value',
    'layers[0].layer_start',
    'layers[0].day_mask',
    'layers[0].restrict_periods[0]',
    'layers[0].groups',
  ])
})

test.each([
  ['layers[0].rotation_value: 31 (expected: 1 to 30)', 'layers[0].rotation_value'],
  ['layers[2].groups[1].members[0].person_ids[2]: 99 (expected: a member)', 'layers[2].groups[1]'],
  ['layers[1].restrict_periods[0].restrict_end: 5 (expected: another)', 'layers[1].restrict_periods[0]'],
  ['layers[1].day_mask.repeat[0]: 9 (expected: 0 to 6)', 'layers[1].day_mask'],
  ['notify.webhooks[1].settings.chat_ids[0]: 501 characters', 'notify.webhooks[1]'],
  ['notify.fixed_time.start: "25:00" (expected: HH:MM)', 'notify.fixed_time.start'],
  ['notify.by.personal_channels[0]: 501 characters', 'notify.by'],
  ['schedule_name: missing', 'schedule_name'],
  ['nothing of the kind', ''],
])('findsThePlaceOf: %s', (message, path) => {
  expect(scheduleFault(message).path).toBe(path)
})
