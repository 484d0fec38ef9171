package dev.quell.model;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the origin of an event, by name; kept sorted so that equal sets are equal
 * text.
 *
 * @param values what everybody sees and rules ask about
 * @param redirects labels that say whom an escalation rule tells instead of its own people; some
 *     are secret, so only who tells people looks at them
 */
public record Labels(SequencedMap<String, String> values, SequencedMap<String, String> redirects) {
  private static final SequencedMap<String, String> NOTHING = SortedTexts.of(Map.of());
  private static final Labels NONE = new Labels(NOTHING, NOTHING);
  private static final String FIRST_PART = "layer_";
  private static final Pattern REDIRECT =
      Pattern.compile(
          "layer_(person_reset_\\d_(emails|team_names)"
              + "|webhook_reset_\\d_(wecoms|dingtalks|feishus))");

  /** An older checkpoint knows of no redirects. */
  public Labels(
      SequencedMap<String, String> values, @Nullable SequencedMap<String, String> redirects) {
    this.values = SortedTexts.of(values);
    this.redirects = redirects == null || redirects.isEmpty() ? NOTHING : SortedTexts.of(redirects);
  }

  public static Labels none() {
    return NONE;
  }

  /** Of all labels, those that redirect among them. */
  public static Labels of(Map<String, String> all) {
    return all.isEmpty() ? NONE : parted(SortedTexts.of(all));
  }

  /** Names and their values, in the same order; the arrays must not be used any more. */
  public static Labels of(String[] names, String[] values) {
    return names.length == 0 ? NONE : parted(SortedTexts.of(names, values));
  }

  private static Labels parted(SequencedMap<String, String> all) {
    for (String name : all.keySet()) {
      if (isRedirect(name)) {
        TreeMap<String, String> values = new TreeMap<>(all);
        TreeMap<String, String> redirects = new TreeMap<>(all);
        values.keySet().removeIf(Labels::isRedirect);
        redirects.keySet().retainAll(all.keySet().stream().filter(Labels::isRedirect).toList());
        return new Labels(values, redirects);
      }
    }
    return new Labels(all, NOTHING);
  }

  /** Whether a label of this name says whom to tell. */
  public static boolean isRedirect(String name) {
    return name.startsWith(FIRST_PART) && REDIRECT.matcher(name).matches();
  }

  /** Those that redirect as well, for whoever keeps them. */
  public SequencedMap<String, String> all() {
    if (redirects.isEmpty()) {
      return values;
    }
    TreeMap<String, String> all = new TreeMap<>(values);
    all.putAll(redirects);
    return all;
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** These labels, with those of {@code other} added where the name is new. */
  public Labels withMissingFrom(Labels other) {
    if (values.keySet().containsAll(other.values.keySet())
        && redirects.keySet().containsAll(other.redirects.keySet())) {
      return this;
    }
    TreeMap<String, String> merged = new TreeMap<>(other.all());
    merged.putAll(all());
    return of(merged);
  }

  /** Keeps secrets out of logs. */
  @Override
  public String toString() {
    return "Labels" + values;
  }
}
