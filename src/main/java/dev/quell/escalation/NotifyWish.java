package dev.quell.escalation;

import dev.quell.model.Severity;
import java.util.List;
import java.util.Map;

/**
 * How somebody who makes people responsible wants them to be told.
 *
 * @param media used where people's own preferences are not
 */
record NotifyWish(boolean ownPreference, List<String> media, String templateId) {
  private static final NotifyWish NONE = new NotifyWish(true, List.of(), "");

  /** Reads the {@code notify} of a request from the entry that keeps it; without, people decide. */
  static NotifyWish of(Map<String, Object> detail) {
    if (!(detail.get("notify") instanceof Map<?, ?> said)) {
      return NONE;
    }
    List<String> media =
        said.get("personal_channels") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    boolean own = media.isEmpty() || Boolean.TRUE.equals(said.get("follow_preference"));
    Object template = said.get("template_id");
    return new NotifyWish(own, media, template == null ? "" : String.valueOf(template));
  }

  Targets.Media media(Severity severity) {
    return new Targets.Media(ownPreference, Map.of(severity, media));
  }
}
