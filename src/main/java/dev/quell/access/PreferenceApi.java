package dev.quell.access;

import dev.quell.model.Severity;
import dev.quell.queue.Commands;
import dev.quell.web.Anybody;
import dev.quell.web.Caller;
import dev.quell.web.Json;
import dev.quell.web.Nothing;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** By which media the caller wants to be told. */
@RestController
@Tag(name = "Preferences", description = "How one is reached oneself")
public final class PreferenceApi {
  private static final JsonMapper JSON = Json.mapper();
  private static final int MOST_RULES = 20;
  private static final int LAST_DAY = 6;

  private final People people;
  private final Commands commands;

  public PreferenceApi(People people, Commands commands) {
    this.people = people;
    this.commands = commands;
  }

  /** Media by severity, the first one first; they hold where no rule of {@code rules} does. */
  record TriggerNotify(
      Optional<List<String>> critical,
      Optional<List<String>> warning,
      Optional<List<String>> info) {}

  record ShiftNotify(List<String> personalChannels) {}

  record StatusNotify(List<Long> imIntegrations) {}

  /**
   * Other media in certain hours of the week, by the person's own clock.
   *
   * @param severities Critical, Warning, Info
   * @param days 0 is Sunday; on which the hours begin
   * @param start such as 22:00
   * @param end such as 07:00; not after start: on the next day
   */
  record Timed(
      List<String> severities,
      List<Integer> days,
      @Required String start,
      @Required String end,
      List<String> media) {}

  record Preferences(
      TriggerNotify triggerNotify,
      ShiftNotify scheduleShiftNotify,
      StatusNotify statusPageNotify,
      List<Timed> rules) {}

  /** What is left out stays as it is. */
  record UpdateRequest(
      Optional<TriggerNotify> triggerNotify,
      Optional<ShiftNotify> scheduleShiftNotify,
      Optional<List<Timed>> rules) {}

  @Operation(summary = "By which media one is told")
  @PostMapping("/preference/info")
  @Anybody
  Preferences info(@RequestBody Nothing request, Caller caller) {
    Preference own = own(caller);
    return new Preferences(
        new TriggerNotify(
            Optional.of(own.always(Severity.CRITICAL)),
            Optional.of(own.always(Severity.WARNING)),
            Optional.of(own.always(Severity.INFO))),
        new ShiftNotify(own.shiftMedia()),
        new StatusNotify(List.of()),
        own.timed().stream().flatMap(rule -> timed(rule).stream()).toList());
  }

  @Operation(summary = "Choose by which media one is told")
  @PostMapping("/preference/update")
  @Anybody(writes = true)
  Nothing update(@RequestBody UpdateRequest request, Caller caller) {
    Preference wanted = own(caller);
    if (request.triggerNotify().isPresent()) {
      TriggerNotify said = request.triggerNotify().get();
      wanted = with(wanted, Severity.CRITICAL, "critical", said.critical());
      wanted = with(wanted, Severity.WARNING, "warning", said.warning());
      wanted = with(wanted, Severity.INFO, "info", said.info());
    }
    if (request.scheduleShiftNotify().isPresent()) {
      wanted =
          wanted.withShiftMedia(
              Media.checked(
                  "schedule_shift_notify.personal_channels",
                  request.scheduleShiftNotify().get().personalChannels()));
    }
    if (request.rules().isPresent()) {
      wanted =
          wanted.withTimed(
              Requests.each("rules", request.rules().get(), 0, MOST_RULES, PreferenceApi::rule));
    }
    commands.run("member.preference", caller.personId(), JSON.writeValueAsString(wanted));
    return new Nothing();
  }

  private static Preference with(
      Preference old, Severity severity, String field, Optional<List<String>> media) {
    return media
        .map(words -> old.withAlways(severity, Media.checked("trigger_notify." + field, words)))
        .orElse(old);
  }

  private static Preference.Rule rule(String path, Timed said) {
    Set<Severity> severities =
        Requests.list(path + ".severities", said.severities(), 1, Severity.values().length).stream()
            .map(word -> severity(path, word))
            .collect(Collectors.toSet());
    Requests.list(path + ".days", said.days(), 1, LAST_DAY + 1)
        .forEach(day -> Requests.between(path + ".days", day, 0, LAST_DAY));
    return new Preference.Rule(
        severities,
        Optional.of(
            new Preference.Hours(
                said.days().stream().distinct().sorted().toList(),
                minute(path + ".start", said.start()),
                minute(path + ".end", said.end()))),
        Media.checked(path + ".media", said.media()));
  }

  private static Severity severity(String path, String word) {
    List<String> words = Arrays.stream(Severity.values()).map(Severity::wire).toList();
    Requests.oneOf(path + ".severities", word, words);
    return Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static int minute(String path, String text) {
    if (text.equals("24:00")) {
      return 0;
    }
    try {
      LocalTime time = LocalTime.parse(text);
      return time.getHour() * 60 + time.getMinute();
    } catch (DateTimeException e) {
      throw Requests.invalid(path, '"' + text + '"', "a time such as 22:00");
    }
  }

  private static Optional<Timed> timed(Preference.Rule rule) {
    return rule.hours()
        .map(hours ->
            new Timed(
                rule.severities().stream().sorted().map(Severity::wire).toList(),
                hours.days(),
                word(hours.start()),
                word(hours.end()),
                rule.media()));
  }

  private static String word(int minute) {
    return LocalTime.of(minute / 60, minute % 60).toString();
  }

  private Preference own(Caller caller) {
    return people.person(caller.personId()).orElseThrow().preference();
  }
}
