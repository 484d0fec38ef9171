package dev.quell.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a condition looks at: a label, or one of the few things every subject may have. */
public sealed interface Field {
  String LABEL_PREFIX = "labels.";

  /** What this subject has there. */
  Optional<String> of(Subject subject);

  /** How a condition spells it today. */
  String key();

  /** A label by its name. */
  record Label(String name) implements Field {
    @Override
    public Optional<String> of(Subject subject) {
      return subject.labels().get(name);
    }

    @Override
    public String key() {
      return LABEL_PREFIX + name;
    }
  }

  /** What is no label and has a name of its own. */
  enum Named implements Field {
    SEVERITY,
    STATUS,
    TITLE,
    DESCRIPTION,
    INTEGRATION_ID,
    ALERT_KEY,
    TITLE_RULE,
    DEDUP_KEY;

    /** Those an event has. */
    public static final Set<Named> OF_EVENTS =
        Set.copyOf(EnumSet.complementOf(EnumSet.of(DEDUP_KEY)));

    /** Those an incident has. */
    public static final Set<Named> OF_INCIDENTS = Set.of(SEVERITY, TITLE, DESCRIPTION, DEDUP_KEY);

    private final String key = name().toLowerCase(Locale.ROOT);

    @Override
    public Optional<String> of(Subject subject) {
      return subject.text(this);
    }

    @Override
    public String key() {
      return key;
    }
  }

  /**
   * Reads a key, also in the spellings of older rules.
   *
   * @param path where the key stands in the request, for the refusal
   * @param known the named fields this kind of rule may ask for
   */
  static Field read(String path, String key, Set<Named> known) {
    if (key.startsWith(LABEL_PREFIX) && key.length() > LABEL_PREFIX.length()) {
      return new Label(key.substring(LABEL_PREFIX.length()));
    }
    Optional<Field> field =
        Arrays.stream(Named.values())
            .filter(known::contains)
            .filter(named -> named.key.equals(Spellings.CANONICAL.getOrDefault(key, key)))
            .map(Field.class::cast)
            .findFirst();
    if (field.isEmpty() && Spellings.BARE_LABELS.contains(key)) {
      return new Label(key);
    }
    return field.orElseThrow(() -> {
      String hint = key.isBlank() ? "" : "; a label is asked for as " + LABEL_PREFIX + bare(key);
      return new UnreadableFilter(path, '"' + key + '"', "one of " + names(known) + hint);
    });
  }

  private static String bare(String key) {
    return key.startsWith(LABEL_PREFIX) ? "<name>" : key;
  }

  private static String names(Set<Named> known) {
    return Arrays.stream(Named.values())
            .filter(known::contains)
            .map(Named::key)
            .collect(Collectors.joining(", "))
        + ", "
        + LABEL_PREFIX
        + "<name>";
  }

  /** Other ways to say the same, kept readable for rules that were written elsewhere. */
  final class Spellings {
    private static final Map<String, String> CANONICAL =
        Map.of(
            "alert_severity", "severity",
            "event_severity", "severity",
            "incident_severity", "severity",
            "alert_status", "status",
            "event_status", "status",
            "incident_status", "status",
            "data_source_id", "integration_id");

    /** Labels the published description names without their prefix. */
    private static final List<String> BARE_LABELS =
        List.of("check", "resource", "service", "cluster");

    private Spellings() {}
  }
}
