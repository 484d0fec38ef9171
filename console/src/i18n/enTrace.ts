import type { Outcome } from '../api/types'

type Values = Record<string, string>

/** The rule by its name, where it is told. */
const silence = (v: Values) => (v.rule ? `The silence “${v.rule}”` : 'A silence')
const ruleOf = (v: Values) => (v.rule ? `The rule “${v.rule}”` : 'A rule')

/** What a label said before, where it said something. */
function was(v: Values): string {
  return v.before && v.before !== '–' ? ` (was ${v.before})` : ''
}

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
    before: 'Before',
    after: 'After',
    source: 'Looked into',
    from: 'Asked',
    asked: 'Looked up by',
    equal: 'Alike',
    score: 'Likeness found',
    fields: 'Texts compared',
    only_here: 'Only in this alert',
    only_there: 'Only in the incident',
    days: 'Days looked back',
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
    label_extracted: (v: Values) =>
      `A label was read out of it: ${v.label ?? ''} = ${v.after ?? ''}${was(v)}.`,
    nothing_extracted: (v: Values) => `${v.source ?? ''} holds no ${v.label ?? ''}.`,
    label_composed: (v: Values) => `A label was put together: ${v.label ?? ''} = ${v.after ?? ''}${was(v)}.`,
    nothing_composed: (v: Values) => `There was nothing to make ${v.label ?? ''} of.`,
    label_kept: (v: Values) =>
      `The label ${v.label ?? ''} stays as it is, since the rule may not replace it: ${v.value ?? ''}.`,
    labels_mapped: (v: Values) =>
      v.asked
        ? `${v.from ?? ''} was asked about ${v.asked} and knows ${v.after ?? ''}.`
        : `${v.from ?? ''} was asked and knows ${v.after ?? ''}.`,
    labels_dropped: (v: Values) => `Labels were taken off: ${v.before ?? ''}.`,
    labels_full: (v: Values) =>
      `There is no room for the label ${v.label ?? ''}: an event has at most ${v.most ?? ''}.`,
    value_cut: (v: Values) => `${v.what ?? ''} was cut from ${v.length ?? ''} to ${v.most ?? ''} characters.`,
    lookup_nothing: (v: Values) =>
      v.asked
        ? `${v.from ?? ''} was asked about ${v.asked} and knows nothing of it.`
        : `${v.from ?? ''} was asked and knows nothing of it.`,
    lookup_label_missing: (v: Values) =>
      `${v.from ?? ''} was not asked, as there is no label ${v.detail ?? ''}.`,
    lookup_not_asked: () =>
      'The rules changed while it waited for an answer: it goes on without these labels.',
    lookup_gone: (v: Values) => `${v.from ?? ''} was deleted: it goes on without these labels.`,
    lookup_timeout: (v: Values) =>
      `${v.from ?? ''} did not answer within ${v.detail ?? ''} s: it goes on without these labels.`,
    lookup_status: (v: Values) =>
      `${v.from ?? ''} answered with status ${v.detail ?? ''}: it goes on without these labels.`,
    lookup_too_large: (v: Values) =>
      `${v.from ?? ''} answered more than ${v.detail ?? ''} KiB: it goes on without these labels.`,
    lookup_unreadable: (v: Values) =>
      `${v.from ?? ''} answered what is no JSON with result_labels: it goes on without these labels.`,
    lookup_breaker_open: (v: Values) =>
      `${v.from ?? ''} was not asked, as it failed five times in a row: it goes on without these labels.`,
    lookup_address_refused: (v: Values) =>
      `${v.from ?? ''} was not asked, as its address ${v.detail ?? ''} is private. An operator can allow it with QUELL_MAPPING_ALLOW_PRIVATE.`,
    lookup_unreachable: (v: Values) =>
      `${v.from ?? ''} could not be reached (${v.detail ?? ''}): it goes on without these labels.`,
    lookup_out_of_time: (v: Values) =>
      `${v.from ?? ''} was asked too much at once to answer within ${v.detail ?? ''} s: it goes on without these labels.`,
    title_reset: (v: Values) => `The title was changed from “${v.before ?? ''}” to “${v.after ?? ''}”.`,
    description_reset: (v: Values) =>
      `The description was changed from “${v.before ?? ''}” to “${v.after ?? ''}”.`,
    severity_reset: (v: Values) => `The severity was changed from ${v.before ?? ''} to ${v.after ?? ''}.`,
    labels_reset: (v: Values) => `Labels were changed from ${v.before ?? ''} to ${v.after ?? ''}.`,
    reset_empty: (v: Values) => `Nothing came of the new ${v.what ?? ''}: it stays as it was.`,
    pipeline_dropped: () => 'Its integration discards it: no alert came of it.',
    pipeline_inhibited: (v: Values) =>
      `Its integration discards it, as the alert “${v.source_alert_title ?? ''}” with the same ${v.equal ?? ''} fires, too, and last did ${v.age_seconds ?? ''} s ago.`,
    default_channel: () => 'It went to the channel of its integration.',
    no_route: () => 'No channel is set for this integration: it went nowhere.',
    channels_off: (v: Values) =>
      `Where it goes by default is disabled or deleted (${v.channels ?? v.channel_ids ?? ''}): it went nowhere.`,
    hidden_channel: () => 'The rest is of a channel you may not see.',
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
    joined_by_text: (v: Values) =>
      `A new alert. Of the open incidents that take in more, “${v.incident_title ?? ''}” reads most like it: it joined that, and nobody was told again.`,
    opened_unlike: () =>
      'A new alert. No open incident that takes in more reads enough like it: it opened one.',
    opened_without_text: (v: Values) =>
      `A new alert without a text in ${v.fields ?? ''}: it opened an incident of its own.`,
    outlier_marked: (v: Values) =>
      `No incident like it was opened in this channel in the last ${v.days ?? ''} days: it is marked as a new kind.`,
    opened_without_grouping: () =>
      'A new alert. This channel does not group: it opened an incident of its own.',
    opened_without_branch: () =>
      'A new alert that no branch of the grouping is for: it opened an incident of its own.',
    held_by_rule: (v: Values) => `${ruleOf(v)} keeps the alert from people.`,
    held_at_first: (v: Values) =>
      `${ruleOf(v)} kept it from people at first; after that it went into the incident “${v.incident_title ?? ''}”.`,
    opened_untold: (v: Values) =>
      `It opened the incident “${v.incident_title ?? ''}”, of which nobody is told: its problem is restless, and news of it is held back.`,
    why_no_longer_kept: () => 'Why is no longer kept: its events were too old.',
    opened_without_values: (v: Values) =>
      `A new alert without a value for ${v.dimensions ?? ''}: it opened an incident of its own.`,
    silenced_by_rule: (v: Values) =>
      `${silence(v)} holds until ${v.until ?? ''}: the alert is kept from people.`,
    silenced_without_end: (v: Values) =>
      `${silence(v)} holds with no end in sight: the alert is kept from people.`,
    discarded_by_silence: (v: Values) => `${silence(v)} holds now and keeps no alerts: there is none.`,
    silence_calendar_missing: (v: Values) =>
      `${silence(v)} asks the calendar ${v.calendar_id ?? ''}, which does not exist: it does not hold.`,
    inhibited_by_alert: (v: Values) =>
      `${ruleOf(v)} found the active alert “${v.source_alert_title ?? ''}” with the same ${v.values ?? ''}, which explains it: the alert is kept from people.`,
    discarded_by_inhibition: (v: Values) =>
      `${ruleOf(v)} found the active alert “${v.source_alert_title ?? ''}” with the same ${v.values ?? ''}, which explains it, and keeps no alerts: there is none.`,
    stays_held: (v: Values) => `${ruleOf(v)} still keeps the alert from people.`,
    held_to_its_end: (v: Values) => `${ruleOf(v)} keeps the alert from people to its end.`,
    held_no_longer: (v: Values) =>
      `${ruleOf(v)} kept the alert from people so far; after this event nothing does.`,
    storm_reached: (v: Values) =>
      `With it the incident “${v.incident_title ?? ''}” holds ${v.threshold ?? ''} alerts: people are warned of a storm.`,
    flapping_marked: (v: Values) =>
      `The problem changed ${v.changes ?? ''} times in ${v.in_minutes ?? ''} (${v.max_changes ?? ''} make it restless): it is marked.`,
    flapping_told_once: (v: Values) =>
      `The problem changed ${v.changes ?? ''} times in ${v.in_minutes ?? ''} (${v.max_changes ?? ''} make it restless): people are told this once, then not before ${v.until ?? ''}.`,
    flapping_held_back: (v: Values) =>
      `The problem is restless: news of it is held back until ${v.until ?? ''}.`,
    dropped_by_rule: (v: Values) => `${ruleOf(v)} drops it.`,
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
