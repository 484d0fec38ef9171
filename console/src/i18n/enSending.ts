const why = (cause: string) => (cause === '' ? '' : ` (${cause})`)

/** What became of a message, as the server says it. */
export const enSending = {
  templateFailed: (cause: string, rest: string) =>
    `the template failed, so the preset was used: ${cause}${rest === '' ? '' : `; ${rest}`}`,
  reasons: {
    incidentRemoved: () => 'not sent: the incident was removed',
    alertRemoved: () => 'not sent: the alert was removed',
    incidentClosed: () => 'not sent: the incident was closed before',
    acknowledged: () => 'not sent again: somebody acknowledged the incident',
    scheduleChanged: () => 'not sent: the schedule was changed',
    webhookOff: () => 'not sent: the webhook is switched off',
    leftAlone: () => 'not tried: it failed several times running',
    personGone: () => 'there is no such person any more',
    noAccount: () => 'has no account in use',
    noAddress: (medium: string) => `has no verified address for ${medium}`,
    groupsOnly: (medium: string) => `${medium} writes to groups only`,
    notSetUp: (medium: string, setting: string) =>
      `${medium} is not set up on this server (missing: ${setting})`,
    notServed: (medium: string) => `${medium} is not served here`,
    noRequest: () => 'the settings make no request',
    tooLarge: (bytes: string) => `the message is too large: ${bytes} bytes (expected: at most 1 MiB)`,
    badAddress: () => 'its address cannot be called',
    badHeader: () => 'its address or a header cannot be sent',
    unknownName: () => 'its name is unknown',
    privateAddress: (address: string, setting: string) =>
      `the address ${address} is private; an operator can allow it with ${setting}`,
    timedOut: (seconds: string) => `no answer within ${seconds} s`,
    unreachable: (cause: string) => `cannot be reached${why(cause)}`,
    stopping: () => 'the server is stopping',
    noMailAddress: () => 'the address is no mail address',
    mailUnwritten: () => 'the mail cannot be written',
    mailUnsent: (cause: string) => `cannot be sent${why(cause)}`,
    mailServer: (cause: string) => `the mail server cannot be used: ${cause}`,
    taken: (server: string) => `taken by ${server}`,
    notWritten: (cause: string) => `it could not be written: ${cause}`,
    redirect: (status: string) => `HTTP ${status}: redirects are not followed`,
    strangeReply: (whose: string, quoted: string) =>
      `the reply is not ${whose === 'the robot' ? 'the robot’s' : `${whose}’s`}: ${quoted}`,
    setting: (name: string, found: string, expected: string) => `${name}: ${found} (expected: ${expected})`,
  },
}
