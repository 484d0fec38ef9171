package dev.quell.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * To whom a request gives incidents: to people, or to whomever an escalation rule names at a level.
 *
 * @param layerIdx of the rule, from 0
 * @param type is worked out; what is said here means nothing
 * @param told how people are told of it
 */
record AssignTo(
    List<Long> personIds,
    Optional<String> escalateRuleId,
    long layerIdx,
    Optional<String> type,
    @JsonProperty("notify") Optional<Notify> told) {
  static final int MOST_PEOPLE = 100;
  private static final int MOST_LEVEL = 99;
  private static final int MOST_CHANNELS = 20;
  private static final int MOST_CHANNEL = 64;

  /** How people are told; by what they prefer unless channels are named. */
  record Notify(
      boolean followPreference, List<String> personalChannels, Optional<String> templateId) {

    Map<String, Object> read(String name) {
      List<String> channels =
          Requests.each(
              name + ".personal_channels",
              personalChannels,
              0,
              MOST_CHANNELS,
              (place, word) -> Requests.text(place, Requests.storable(place, word), MOST_CHANNEL));
      Map<String, Object> read = new LinkedHashMap<>();
      read.put("follow_preference", followPreference);
      read.put("personal_channels", channels);
      templateId.ifPresent(id -> read.put("template_id", QueryWords.id(name + ".template_id", id)));
      return read;
    }
  }

  /** As a command has it. */
  Map<String, Object> read() {
    Map<String, Object> read = new LinkedHashMap<>();
    Optional<String> rule =
        escalateRuleId
            .filter(id -> !id.isEmpty())
            .map(id -> QueryWords.id("assigned_to.escalate_rule_id", id))
            .filter(id -> !id.equals(Assigning.NO_RULE));
    if (rule.isPresent() && !personIds.isEmpty()) {
      throw Requests.invalid(
          "assigned_to.escalate_rule_id", rule.get(), "none beside assigned_to.person_ids");
    }
    if (rule.isPresent()) {
      read.put("escalate_rule_id", rule.get());
      read.put("layer_idx", Requests.between("assigned_to.layer_idx", layerIdx, 0, MOST_LEVEL));
    } else {
      read.put("person_ids", people("assigned_to.person_ids", personIds));
    }
    told.ifPresent(how -> read.put("notify", how.read("assigned_to.notify")));
    return read;
  }

  static List<Long> people(String name, List<Long> given) {
    return new ArrayList<>(Requests.list(name, given, 1, MOST_PEOPLE));
  }
}
