package dev.quell.webhook;

import dev.quell.web.Requests;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two sorts of things webhooks tell of, with the published words for what happens to them. */
enum Kind {
  INCIDENT,
  ALERT;

  private static final List<String> OF_INCIDENTS =
      List.of(
          "i_new",
          "i_assign",
          "i_a_rspd",
          "i_snooze",
          "i_wake",
          "i_ack",
          "i_unack",
          "i_storm",
          "i_custom",
          "i_rslv",
          "i_reopen",
          "i_merge",
          "i_comm",
          "i_r_title",
          "i_r_desc",
          "i_r_impact",
          "i_r_rc",
          "i_r_rsltn",
          "i_r_severity",
          "i_r_field");
  private static final List<String> OF_ALERTS = List.of("a_new", "a_update", "a_merge");
  private static final String ALERT_OVER = "a_close";

  /** What a webhook may choose among. */
  List<String> selectable() {
    return this == INCIDENT ? OF_INCIDENTS : OF_ALERTS;
  }

  /** Whether each webhook of this sort is told of it, whatever it chose. */
  boolean always(String type) {
    return this == ALERT && type.equals(ALERT_OVER);
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whose event a word of a timeline is; empty: webhooks are not told of it. */
  static Optional<Kind> ofEvent(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.selectable().contains(type) || kind.always(type))
        .findFirst();
  }

  static Kind of(String name, String wire) {
    return valueOf(
        Requests.oneOf(name, wire, List.of("incident", "alert")).toUpperCase(Locale.ROOT));
  }
}
