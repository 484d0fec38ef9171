// @ts-check

/** What came of the events of a channel hour by hour, as if it had been busy. */

/** @typedef {import('./world.mjs').World} World */

/** The same for the same hour, so that a picture asked for again does not move. @param {number} seed */
const chance = (seed) => {
  const value = Math.sin(seed * 12.9898) * 43_758.5453
  return value - Math.floor(value)
}

const names = /** @type {const} */ ([
  'events',
  'dropped',
  'merged',
  'suppressed',
  'alerts',
  'joined',
  'incidents',
  'notified',
  'recovered',
])

/** @param {number} at @param {number} hours */
function counted(at, hours) {
  const day = 0.6 + 0.4 * Math.sin(((at / 3600) % 24) * (Math.PI / 12) - 2)
  const storm = chance(at + 7) > 0.93 ? 5 : 1
  const triggers = Math.round(180 * day * storm * hours * (0.6 + 0.8 * chance(at)))
  const recovered = Math.round(triggers * 0.31)
  const dropped = Math.round(triggers * 0.04 * chance(at + 1))
  const merged = Math.round((triggers - dropped) * (0.7 + 0.2 * chance(at + 2)))
  const alerts = triggers - dropped - merged
  const suppressed = Math.round(alerts * 0.18 * chance(at + 3))
  const incidents = Math.max(0, Math.round((alerts - suppressed) * (0.05 + 0.08 * chance(at + 4))))
  return {
    events: triggers + recovered,
    dropped,
    merged,
    suppressed,
    alerts,
    joined: alerts - suppressed - incidents,
    incidents,
    notified: Math.round(incidents * (0.8 + 0.2 * chance(at + 5))),
    recovered,
  }
}

/** @param {World} world @param {any} r */
function funnel(world, r) {
  const span = r.end_time - r.start_time
  const unit_seconds = span <= 3 * 86_400 ? 3600 : 86_400
  const quiet = world.channels.get(r.channel_id)?.channel_name === 'Staging'
  const first = Math.floor(r.start_time / unit_seconds) * unit_seconds
  /** @type {any[]} */
  const items = []
  for (let at = first; at <= r.end_time; at += unit_seconds) {
    const all = counted(at, unit_seconds / 3600)
    items.push({ at, ...(quiet ? Object.fromEntries(names.map((name) => [name, 0])) : all) })
  }
  const totals = Object.fromEntries(
    names.map((name) => [name, items.reduce((sum, each) => sum + /** @type {any} */ (each)[name], 0)]),
  )
  const events = totals.events ?? 0
  return {
    unit_seconds,
    items,
    totals,
    noise_reduction: events === 0 ? 0 : Math.round((1 - (totals.incidents ?? 0) / events) * 1000) / 10,
  }
}

/** @type {Record<string, (world: World, request: any, base: string) => unknown>} */
export const funnelOperations = { '/channel/funnel': funnel }
