import type { Outcome } from '../api/types'

type Values = Record<string, string>

/** The words that tell why an event ended as it did. */
export const enTrace = {
  hops: {
    intake: 'What came in',
    source: 'What was read',
    enrich: 'What was added',
    pipeline: 'What was changed',
    route: 'Where it was sent',
    noise: 'Noise reduction',
    incident: 'What came out',
  },
  rule: (name: string) => `Rule ${name}`,
  openCase: (n: string) => `Open case ${n}`,
  condition: (key: string, positive: boolean, asked: string, found: string) =>
    positive
      ? asked === found
        ? `${key} is ${found}`
        : `${key} is ${found}, which matches ${asked}`
      : found === '–'
        ? `${key} is absent, so not ${asked}`
        : `${key} is ${found}, not ${asked}`,
  conditionsBetween: '; ',
  deciding: 'This step decided',
  waiting: 'Not judged yet',
  untilClosed: 'until it closes',
  underAMinute: 'under a minute',
  compared: {
    received_at: 'Received',
    replay_of: 'Replay of',
    event_time: 'Happened',
    newest_recovery: 'Newest recovery',
    newest_trigger: 'Newest trigger',
    age_minutes: 'Open for',
    window_minutes: 'Window',
    values: 'Values that agree',
    dimensions: 'Values asked for',
    active: 'Alerts still firing',
    alert_id: 'Alert',
    incident_id: 'Incident',
    channel_ids: 'Channel',
    channels: 'Channels',
    channel: 'Channel',
    case: 'Case',
    conditions: 'Conditions',
    label: 'Label',
    value: 'Value',
    count: 'Further cases',
    until: 'Until',
    calendar_id: 'Calendar',
    source_alert_id: 'Explained by',
    heard_of_at: 'Heard of',
    look_back_minutes: 'Look-back',
    threshold: 'Threshold',
    changes: 'Changes',
    max_changes: 'Changes allowed',
    in_minutes: 'Within',
  },
  outcomes: {
    opened: 'Opened an incident',
    joined: 'Joined an open incident',
    merged: 'Merged into an open alert',
    recovered: 'Closed the alert',
    suppressed: 'Held back',
    dropped: 'Dropped',
    unrouted: 'Not routed',
    ignored: 'Ignored',
    set_aside: 'Set aside',
  } satisfies Record<Outcome, string>,
  steps: {
    received: (v: Values) =>
      v.items === '1'
        ? `A callback arrived from ${v.remote ?? 'its source'} and was stored.`
        : `A callback arrived from ${v.remote ?? 'its source'} and was stored; this is item ${v.item ?? '1'} of ${v.items ?? '1'}.`,
    replayed: (v: Values) =>
      v.items === '1'
        ? 'A person had an earlier delivery read again.'
        : `A person had an earlier delivery read again; this is item ${v.item ?? '1'} of ${v.items ?? '1'}.`,
    set_aside: (v: Values) => `It could not be processed and is kept: ${v.cause ?? ''}.`,
    read: (v: Values) => `It says “${v.title ?? ''}”, ${v.status ?? ''}.`,
    note: (v: Values) => `While reading: ${v.note ?? ''}.`,
    default_channel: () => 'It went to the channel of its integration.',
    no_route: () => 'No channel is set for this integration: it went nowhere.',
    channels_off: (v: Values) =>
      `Where it goes by default is disabled or deleted (${v.channels ?? v.channel_ids ?? ''}): it went nowhere.`,
    in_channel: (v: Values) => `In the channel ${v.channel ?? ''}:`,
    case_matched: (v: Values) => `Case ${v.case ?? ''} took it and sent it to ${v.channels ?? ''}.`,
    case_name_mapped: (v: Values) =>
      `Case ${v.case ?? ''} took it: ${v.label ?? ''} is “${v.value ?? ''}”, and it went to the channel of that name.`,
    mapped_channel_missing: (v: Values) =>
      `Case ${v.case ?? ''} took it: ${v.label ?? ''} is “${v.value ?? ''}”, but no channel has that name.`,
    mapped_label_missing: (v: Values) => `Case ${v.case ?? ''} took it, but it has no ${v.label ?? ''}.`,
    case_channels_off: (v: Values) =>
      `Case ${v.case ?? ''} took it, but these channels are disabled or deleted: ${v.channels ?? ''}.`,
    more_cases: (v: Values) =>
      v.count === '1' ? 'One more case took it, too.' : `${v.count ?? ''} more cases took it, too.`,
    default_no_case: (v: Values) => `No case took it: it went to the default, ${v.channels ?? ''}.`,
    default_after_cases: (v: Values) =>
      `No case that took it has a channel for it: it went to the default, ${v.channels ?? ''}.`,
    no_case_matched: () => 'No case took it and there is no default: it went nowhere.',
    no_default: () => 'No case that took it has a channel for it, and there is no default: it went nowhere.',
    older_than_recovery: (v: Values) =>
      `It happened at ${v.event_time ?? ''}, before the newest recovery of the same problem (${v.newest_recovery ?? ''}): that episode is over.`,
    merged_into_open_alert: (v: Values) =>
      `This alert has been open for ${v.age_minutes ?? ''}, less than the merge window of ${v.window_minutes ?? ''}: it counts as one more event of it.`,
    equal_to_last_event: () =>
      'It says the same as the last event of the open alert: only its labels were taken over.',
    joined_by_values: (v: Values) =>
      `A new alert. The open incident “${v.incident_title ?? ''}” gathers ${v.values ?? ''}: it joined that, and nobody was told again.`,
    opened_for_values: (v: Values) =>
      `A new alert. No open incident gathers ${v.values ?? ''}: it opened one.`,
    opened_without_grouping: () =>
      'A new alert. This channel does not group: it opened an incident of its own.',
    opened_without_branch: () =>
      'A new alert that no branch of the grouping is for: it opened an incident of its own.',
    held_by_rule: () => 'A rule keeps the alert from people.',
    held_at_first: (v: Values) =>
      `A rule kept it from people at first; after that it went into the incident “${v.incident_title ?? ''}”.`,
    opened_untold: (v: Values) =>
      `It opened the incident “${v.incident_title ?? ''}”, of which nobody is told: its problem is restless, and news of it is held back.`,
    why_no_longer_kept: () => 'Why is no longer kept: its events were too old.',
    opened_without_values: (v: Values) =>
      `A new alert without a value for ${v.dimensions ?? ''}: it opened an incident of its own.`,
    silenced_by_rule: (v: Values) => `A silence holds until ${v.until ?? ''}: the alert is kept from people.`,
    silenced_without_end: () => 'A silence holds with no end in sight: the alert is kept from people.',
    discarded_by_silence: () => 'A silence holds now and keeps no alerts: there is none.',
    silence_calendar_missing: (v: Values) =>
      `A silence asks the calendar ${v.calendar_id ?? ''}, which does not exist: it does not hold.`,
    inhibited_by_alert: (v: Values) =>
      `The active alert “${v.source_alert_title ?? ''}” has the same ${v.values ?? ''} and explains it: the alert is kept from people.`,
    discarded_by_inhibition: (v: Values) =>
      `The active alert “${v.source_alert_title ?? ''}” has the same ${v.values ?? ''} and explains it; the rule keeps no alerts: there is none.`,
    stays_held: () => 'The alert is still kept from people.',
    held_to_its_end: () => 'The alert is kept from people to its end.',
    held_no_longer: () => 'The alert was kept from people so far; after this event nothing does.',
    storm_reached: (v: Values) =>
      `With it the incident “${v.incident_title ?? ''}” holds ${v.threshold ?? ''} alerts: people are warned of a storm.`,
    flapping_marked: (v: Values) =>
      `The problem changed ${v.changes ?? ''} times in ${v.in_minutes ?? ''} (${v.max_changes ?? ''} make it restless): it is marked.`,
    flapping_told_once: (v: Values) =>
      `The problem changed ${v.changes ?? ''} times in ${v.in_minutes ?? ''} (${v.max_changes ?? ''} make it restless): people are told this once, then not before ${v.until ?? ''}.`,
    flapping_held_back: (v: Values) =>
      `The problem is restless: news of it is held back until ${v.until ?? ''}.`,
    dropped_by_rule: () => 'A drop rule takes it away.',
    alert_recovered: (v: Values) => `A recovery: the alert “${v.alert_title ?? ''}” is over.`,
    nothing_open: () => 'A recovery, but nothing with this key was open.',
    older_than_trigger: (v: Values) =>
      `It happened at ${v.event_time ?? ''}, before the newest trigger of the same problem (${v.newest_trigger ?? ''}): it recovers nothing.`,
    incident_closed: (v: Values) =>
      `It was the last alert of “${v.incident_title ?? ''}”: the incident closed.`,
    incident_stays_open: (v: Values) =>
      `The incident “${v.incident_title ?? ''}” stays open: ${v.active === '1' ? 'one alert is' : `${v.active ?? ''} alerts are`} still firing.`,
  },
}
