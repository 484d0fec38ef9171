import type { Strings } from '../i18n/en'
import { mediumName } from './escalationSentence'

type Known = keyof Strings['sending']['reasons']

/**
 * What the server itself says of a message, in English; what a provider said stays as it is.
 * Where a pattern catches a medium, that comes first.
 */
const known: [RegExp, Known, 'medium'?][] = [
  [/^not sent: the incident was removed$/, 'incidentRemoved'],
  [/^not sent: the alert was removed$/, 'alertRemoved'],
  [/^not sent: the incident was closed before$/, 'incidentClosed'],
  [/^not sent again: somebody acknowledged the incident$/, 'acknowledged'],
  [/^not sent: the schedule was changed$/, 'scheduleChanged'],
  [/^not sent: the webhook is switched off$/, 'webhookOff'],
  [/^not tried: it failed several times running$/, 'leftAlone'],
  [/^there is no such person any more$/, 'personGone'],
  [/^has no account in use$/, 'noAccount'],
  [/^has no verified address for (\S+)$/, 'noAddress', 'medium'],
  [/^(\S+) writes to groups only$/, 'groupsOnly', 'medium'],
  [/^(\S+) is not set up on this server \(missing: (.*)\)$/, 'notSetUp', 'medium'],
  [/^(\S+) is not served here$/, 'notServed', 'medium'],
  [/^the settings make no request$/, 'noRequest'],
  [/^the message is too large: (\d+) bytes \(expected: at most 1 MiB\)$/, 'tooLarge'],
  [/^its address cannot be called$/, 'badAddress'],
  [/^its address or a header cannot be sent$/, 'badHeader'],
  [/^its name is unknown$/, 'unknownName'],
  [/^the address (\S+) is private; an operator can allow it with (\S+)$/, 'privateAddress'],
  [/^no answer within (\S+) s$/, 'timedOut'],
  [/^cannot be reached(?: \((.+)\))?$/, 'unreachable'],
  [/^the server is stopping$/, 'stopping'],
  [/^the address is no mail address$/, 'noMailAddress'],
  [/^the mail cannot be written$/, 'mailUnwritten'],
  [/^cannot be sent(?: \((.+)\))?$/, 'mailUnsent'],
  [/^the mail server cannot be used: ([^]*)$/, 'mailServer'],
  [/^taken by (.+)$/, 'taken'],
  [/^it could not be written: (.+)$/, 'notWritten'],
  [/^HTTP (\d+): redirects are not followed$/, 'redirect'],
  [/^the reply is not (.+?)(?:'s)?: ([^]*)$/, 'strangeReply'],
  [/^([a-z_]+): ([^]*) \(expected: ([^]*)\)$/, 'setting'],
]

const templateFailed = /^the template failed, so the preset was used: ([^]*); ([^;]*)$/

/** What became of a message in the reader's words where the server says it, else as it was said. */
export function tellSending(said: string, t: Strings): string {
  const [, why, rest] = templateFailed.exec(said) ?? []
  if (why !== undefined && rest !== undefined)
    return t.sending.templateFailed(why, rest === '' ? '' : tellSending(rest, t))
  for (const [pattern, name, medium] of known) {
    const found = pattern.exec(said)
    if (found === null) continue
    const [first = '', ...others] = found.slice(1).map((each) => each ?? '')
    const say: (...values: string[]) => string = t.sending.reasons[name]
    return say(medium === undefined ? first : mediumName(first, { t }), ...others)
  }
  return said
}
