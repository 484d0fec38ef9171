import type { Strings } from '../i18n/en'

type Known = keyof Strings['deliveries']['reasons']

/** The server gives reasons in English; these are known well enough to be said in the reader's language. */
const known: [RegExp, Known][] = [
  [/^the sender tried this callback again; it was stored before$/, 'retried'],
  [/^empty body: taken as a connectivity test$/, 'emptyTest'],
  [/^Type (.+) without any resource: a connectivity test,/, 'noResource'],
  [/^Type (.+) with empty lists$/, 'emptyLists'],
  [/^an empty list$/, 'emptyList'],
  [/^it could not be processed and is kept; the server's log has the cause$/, 'setAside'],
  [/^No channel is set for this integration, so it went nowhere\.?$/, 'noRoute'],
  [/^Its channels .* are disabled or deleted, so it went nowhere\.?$/, 'channelsOff'],
  [/^body: not JSON(?:: ([^]*))?$/, 'notJson'],
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
