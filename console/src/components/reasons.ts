import type { Strings } from '../i18n/en'

type Known = keyof Strings['deliveries']['reasons']

/** The server gives reasons in English; these are known well enough to be said in the reader's language. */
const known: [RegExp, Known][] = [
  [/^the sender tried this callback again; it was stored before$/, 'retried'],
  [/^The sender tried the same callback again; it counts once\.$/, 'retried'],
  [/^empty body: taken as a connectivity test$/, 'emptyTest'],
  [/^Type (.+) without any resource: a connectivity test,/, 'noResource'],
  [/^Type (.+) with empty lists$/, 'emptyLists'],
  [/^an empty list$/, 'emptyList'],
  [/^it could not be processed and is kept; the server's log has the cause$/, 'setAside'],
  [/^could not be processed: ([^]*)$/, 'failed'],
  [/^the integration is disabled \(expected: an enabled one\)$/, 'refusedDisabled'],
  [/^integration_key: a replaced one/, 'refusedOldKey'],
  [/^header Token: not the token/, 'refusedToken'],
  [/^path: another one \(expected: (.+)\)$/, 'refusedPath'],
  [/^too many callbacks of this integration at once$/, 'refusedRate'],
  [/^it is stored; the flow has not reached it yet$/, 'stored'],
  [/^only the first (\d+) of its (\d+) bytes are kept,/, 'cut'],
  [/^its integration (?:is|was) deleted/, 'integrationGone'],
  [/^its channel "([^]*)" is deleted;/, 'channelGone'],
  [/^its channel "([^]*)" is disabled;/, 'channelOff'],
  [/^the integration is disabled; a push would be answered with 401$/, 'wouldRefuse'],
  [/^(.+): "([^"]*)" is missing; ([^]*)$/, 'missing'],
  [/^No channel is set for this integration, so it went nowhere\.?$/, 'noRoute'],
  [/^Its channels .* are disabled or deleted, so it went nowhere\.?$/, 'channelsOff'],
  [/^body: not JSON: ([^]*) at line (\d+), column (\d+)$/, 'notJsonAt'],
  [/^body: not JSON(?:: ([^]*))?$/, 'notJson'],
  [/^body: … \(expected: a JSON object\)$/, 'notObject'],
  [/^body: (?:an? )?([^]*) \(expected: a JSON object\)$/, 'otherThanObject'],
  [/^body: empty \(expected: .*\)$/, 'emptyBody'],
  [/^body: nested too deeply/, 'tooDeep'],
  [/^([^:]+): ([^]*) \(expected: ([^]*)\)$/, 'expected'],
]

/** A reason in the reader's words where it is known, else as the server said it. */
export function tellReason(reason: string, t: Strings): string {
  for (const [pattern, name] of known) {
    const found = pattern.exec(reason)
    if (found === null) continue
    const say: (...values: string[]) => string = t.deliveries.reasons[name]
    return say(...found.slice(1).map((each) => each ?? ''))
  }
  return reason
}
