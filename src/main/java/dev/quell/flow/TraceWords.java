package dev.quell.flow;

import dev.quell.model.Step;
import java.util.Map;

/** What each step says, in English; the console has the same sentences in its own languages. */
final class TraceWords {
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("received", "Received at {received_at} from {remote}, item {item} of {items}."),
          Map.entry("read", "It says \"{title}\", {status}."),
          Map.entry("label_extracted", "Enrichment {rule} read {label} = {after} out of it."),
          Map.entry("nothing_extracted", "Enrichment {rule} found no {label} in {source}."),
          Map.entry("label_composed", "Enrichment {rule} put {label} together: {after}."),
          Map.entry("nothing_composed", "Enrichment {rule} had nothing to make {label} of."),
          Map.entry(
              "label_kept",
              "Enrichment {rule} left {label} as it is, since it may not replace it: {value}."),
          Map.entry("labels_mapped", "Enrichment {rule} looked up in {from}: {after}."),
          Map.entry("labels_dropped", "Enrichment {rule} took labels off: {before}."),
          Map.entry("labels_full", "No room for the label {label}: an event has at most {most}."),
          Map.entry("value_cut", "{what} was cut from {length} to {most} characters."),
          Map.entry("lookup_nothing", "Enrichment {rule} asked {from}, which knows nothing of it."),
          Map.entry(
              "lookup_label_missing",
              "Enrichment {rule} did not ask {from}, as there is no label {detail}."),
          Map.entry(
              "lookup_not_asked",
              "Enrichment {rule} got no answer, as the rules changed while it waited; it goes on"
                  + " without these labels."),
          Map.entry(
              "lookup_gone",
              "Enrichment {rule} asks {from}, which was deleted; it goes on without these labels."),
          Map.entry(
              "lookup_timeout",
              "{from} did not answer within {detail} s; it goes on without these labels."),
          Map.entry(
              "lookup_status",
              "{from} answered with status {detail}; it goes on without these labels."),
          Map.entry(
              "lookup_too_large",
              "{from} answered more than {detail} KiB; it goes on without these labels."),
          Map.entry(
              "lookup_unreadable",
              "{from} answered what is no JSON with result_labels; it goes on without these"
                  + " labels."),
          Map.entry(
              "lookup_breaker_open",
              "{from} was not asked, as it failed five times in a row; it goes on without these"
                  + " labels."),
          Map.entry(
              "lookup_address_refused",
              "{from} was not asked, as its address {detail} is private; an operator can allow it"
                  + " with QUELL_MAPPING_ALLOW_PRIVATE."),
          Map.entry(
              "lookup_unreachable",
              "{from} could not be reached ({detail}); it goes on without these labels."),
          Map.entry(
              "lookup_out_of_time",
              "{from} was asked too much at once to answer within {detail} s; it goes on without"
                  + " these labels."),
          Map.entry("title_reset", "Pipeline {rule} changed the title: {after}."),
          Map.entry("description_reset", "Pipeline {rule} changed the description: {after}."),
          Map.entry(
              "severity_reset", "Pipeline {rule} changed the severity from {before} to {after}."),
          Map.entry("labels_reset", "Pipeline {rule} changed labels: {after}."),
          Map.entry("reset_empty", "Pipeline {rule} made nothing of the {what}, so it stays."),
          Map.entry("pipeline_dropped", "Dropped by pipeline {rule}: {conditions}."),
          Map.entry(
              "pipeline_inhibited",
              "Dropped by pipeline {rule}: the alert \"{source_alert_title}\" with the same {equal}"
                  + " fires, too, and last did {age_seconds} s ago."),
          Map.entry(
              "incident_closed",
              "It was the last alert of \"{incident_title}\", so the incident closed."),
          Map.entry(
              "incident_stays_open",
              "The incident \"{incident_title}\" stays open, firing alerts: {active}."),
          Map.entry("note", "While reading: {note}."),
          Map.entry(
              "replayed",
              "A person had the delivery {replay_of} read again at {received_at}; this is item"
                  + " {item} of {items}."),
          Map.entry("set_aside", "It could not be processed and is kept: {cause}."),
          Map.entry("default_channel", "Sent to the channel of the integration."),
          Map.entry("no_route", "No channel is set for this integration, so it went nowhere."),
          Map.entry(
              "channels_off",
              "Where it goes by default is disabled or deleted ({channels}), so it went nowhere."),
          Map.entry("hidden_channel", "The rest is of a channel you may not see."),
          Map.entry("in_channel", "In the channel {channel}:"),
          Map.entry("case_matched", "Case {case} took it and sent it to {channels}."),
          Map.entry(
              "case_name_mapped",
              "Case {case} took it: {label} is \"{value}\", so it went to the channel of that"
                  + " name."),
          Map.entry(
              "mapped_channel_missing",
              "Case {case} took it: {label} is \"{value}\", but no channel has that name."),
          Map.entry("mapped_label_missing", "Case {case} took it, but it has no {label}."),
          Map.entry(
              "case_channels_off",
              "Case {case} took it, but these channels are disabled or deleted: {channels}."),
          Map.entry("more_cases", "Further cases took it, too: {count}."),
          Map.entry("default_no_case", "No case took it, so it went to the default: {channels}."),
          Map.entry(
              "default_after_cases",
              "No case that took it has a channel for it, so it went to the default: {channels}."),
          Map.entry(
              "no_case_matched", "No case took it and there is no default, so it went nowhere."),
          Map.entry(
              "no_default",
              "No case that took it has a channel for it and there is no default, so it went"
                  + " nowhere."),
          Map.entry(
              "older_than_recovery",
              "It happened at {event_time}, before the newest recovery of the same problem at"
                  + " {newest_recovery}; that episode is over."),
          Map.entry(
              "merged_into_open_alert",
              "The alert \"{alert_title}\" has been open for {age_minutes} min, less than the merge"
                  + " window of {window_minutes} min, so it counts as one more event of it."),
          Map.entry(
              "equal_to_last_event",
              "It says the same as the last event of the open alert \"{alert_title}\", so only its"
                  + " labels were taken over."),
          Map.entry(
              "silenced_by_rule",
              "The silence {rule} holds until {until}, so the alert is kept from people."),
          Map.entry(
              "silenced_without_end",
              "The silence {rule} holds with no end in sight, so the alert is kept from"
                  + " people."),
          Map.entry(
              "discarded_by_silence",
              "The silence {rule} holds now and keeps no alerts, so there is none."),
          Map.entry(
              "silence_calendar_missing",
              "The silence {rule} asks the calendar {calendar_id}, which does not exist, so it"
                  + " does not hold."),
          Map.entry(
              "inhibited_by_alert",
              "The rule {rule} found the active alert \"{source_alert_title}\" with the same"
                  + " {values}, which explains it, so the alert is kept from people."),
          Map.entry(
              "discarded_by_inhibition",
              "The rule {rule} found the active alert \"{source_alert_title}\" with the same"
                  + " {values}, which explains it, and keeps no alerts, so there is none."),
          Map.entry("stays_held", "The rule {rule} still keeps the alert from people."),
          Map.entry("held_to_its_end", "The rule {rule} keeps the alert to its end."),
          Map.entry(
              "held_no_longer",
              "The rule {rule} kept the alert from people; after this event nothing does."),
          Map.entry(
              "storm_reached",
              "With it the incident \"{incident_title}\" holds {threshold} alerts, so people are"
                  + " warned of a storm."),
          Map.entry(
              "flapping_marked",
              "The problem changed {changes} times in {in_minutes} min ({max_changes} make it"
                  + " restless), so it is marked."),
          Map.entry(
              "flapping_told_once",
              "The problem changed {changes} times in {in_minutes} min ({max_changes} make it"
                  + " restless): people are told this once, then not before {until}."),
          Map.entry(
              "flapping_held_back",
              "The problem is restless, and news of it is held back until {until}."),
          Map.entry("dropped_by_rule", "The rule {rule} drops it."),
          Map.entry(
              "opened_without_branch",
              "A new alert that no branch of the grouping is for, so it opened an incident of its"
                  + " own."),
          Map.entry(
              "joined_by_values",
              "A new alert; the open incident \"{incident_title}\" gathers {values}, so it joined"
                  + " that and nobody was told again."),
          Map.entry(
              "opened_for_values",
              "A new alert; no open incident gathers {values}, so it opened one."),
          Map.entry(
              "joined_by_text",
              "A new alert; of the open incidents that take in more, \"{incident_title}\" reads most"
                  + " like it: {score}, where more than {threshold} is asked for. So it joined that"
                  + " and nobody was told again."),
          Map.entry(
              "opened_unlike",
              "A new alert; no open incident that takes in more reads like it by more than"
                  + " {threshold} in {fields}, so it opened one."),
          Map.entry(
              "opened_without_text",
              "A new alert without a text in {fields}, so it opened an incident of its own."),
          Map.entry(
              "outlier_marked",
              "No incident like it was opened in this channel in the last {days} days, so it is"
                  + " marked as a new kind."),
          Map.entry(
              "opened_without_grouping",
              "A new alert; this channel does not group, so it opened an incident of its own."),
          Map.entry(
              "opened_without_values",
              "A new alert without a value for {dimensions}, so it opened an incident of its own."),
          Map.entry("held_by_rule", "The rule {rule} keeps the alert from people."),
          Map.entry(
              "held_at_first",
              "The rule {rule} kept it from people at first; after that it went into the"
                  + " incident \"{incident_title}\"."),
          Map.entry(
              "opened_untold",
              "It opened the incident \"{incident_title}\", of which nobody is told: its problem is"
                  + " restless, and news of it is held back."),
          Map.entry("why_no_longer_kept", "Why is no longer kept; its events were too old."),
          Map.entry("alert_recovered", "The alert \"{alert_title}\" recovered."),
          Map.entry("nothing_open", "Nothing was open for it, so there was nothing to recover."),
          Map.entry(
              "older_than_trigger",
              "It happened at {event_time}, before the newest trigger of the same problem at"
                  + " {newest_trigger}, so it recovers nothing."));

  private TraceWords() {}

  static String sentence(Step step) {
    String sentence = SENTENCES.getOrDefault(step.code(), step.code());
    String rule = step.ruleName().isEmpty() ? "rule" : '"' + step.ruleName() + '"';
    sentence = sentence.replace("{rule}", rule);
    for (Map.Entry<String, String> value : step.compared().entrySet()) {
      sentence = sentence.replace("{" + value.getKey() + "}", value.getValue());
    }
    return sentence;
  }
}
