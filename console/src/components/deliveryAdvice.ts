import type { Delivery, Integration } from '../api/types'

/** `route`, `channel`: nobody takes it; `settings`: it could not be read; `again`: it was set aside. */
export type Advice = 'route' | 'channel' | 'settings' | 'sender' | 'again'

/** What a person can do about a delivery that did not end well; undefined when there is nothing to do. */
export function adviceFor(
  delivery: Delivery,
  integration: Pick<Integration, 'channel_id'>,
  hasMapping: boolean,
): Advice | undefined {
  if ((delivery.replayed_as ?? []).length > 0) return undefined
  if (delivery.verdict === 'set_aside' || (delivery.outcomes?.set_aside ?? 0) > 0) return 'again'
  // No mapping can read what is not JSON.
  if (delivery.verdict === 'rejected')
    return hasMapping && !delivery.reason.startsWith('body: ') ? 'settings' : 'sender'
  if ((delivery.outcomes?.unrouted ?? 0) > 0) return integration.channel_id === 0 ? 'route' : 'channel'
  return undefined
}
