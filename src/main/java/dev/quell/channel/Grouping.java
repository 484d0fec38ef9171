package dev.quell.channel;

import dev.quell.model.Field;
import dev.quell.model.Filter;
import dev.quell.model.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a channel makes few incidents of many alerts.
 *
 * @param branches asked in order; the first that matches says by which values its alerts gather
 * @param dimensions for alerts no branch matches: an alert joins when all values of any one group
 *     are equal; at most 5 groups of 5; none: such alerts are not grouped
 * @param strict whether a dimension that is absent on both sides counts as different
 * @param window how long an incident takes in more, by received time; empty: until it closes
 * @param sliding whether each joining alert starts the window anew
 * @param stormThresholds numbers of alerts in an incident worth a warning, ascending
 * @param likeness by what texts are compared, for {@link Method#SIMILARITY}
 */
public record Grouping(
    Method method,
    RuleSet<Branch> branches,
    List<List<Field>> dimensions,
    boolean strict,
    Optional<Duration> window,
    boolean sliding,
    List<Integer> stormThresholds,
    Likeness likeness) {
  public static final Grouping NONE =
      new Grouping(
          Method.NONE,
          branches(List.of()),
          List.of(),
          false,
          Optional.empty(),
          false,
          List.of(),
          Likeness.USUAL);

  /** What makes alerts belong together. */
  public enum Method {
    NONE("n"),
    VALUES("p"),
    SIMILARITY("i");

    private final String wire;

    Method(String wire) {
      this.wire = wire;
    }

    /** The letter of the API. */
    public String wire() {
      return wire;
    }
  }

  /** Alerts that gather by values of their own. */
  public record Branch(Filter.Group condition, List<Field> dimensions) {
    public Branch {
      dimensions = List.copyOf(dimensions);
    }
  }

  /**
   * When two texts are alike.
   *
   * @param fields whose texts are compared, at most 10
   * @param threshold what the likeness must exceed, 0.5..1
   */
  public record Likeness(List<Field> fields, double threshold) {
    public static final Likeness USUAL =
        new Likeness(
            List.of(
                Field.Named.TITLE,
                Field.Named.DESCRIPTION,
                new Field.Label("service"),
                new Field.Label("resource")),
            0.9);

    public Likeness {
      fields = List.copyOf(fields);
    }
  }

  /** Branches in their order. */
  public static RuleSet<Branch> branches(List<Branch> branches) {
    return RuleSet.of(branches, branch -> Optional.of(new Filter(List.of(branch.condition()))));
  }

  public Grouping {
    dimensions = dimensions.stream().map(List::copyOf).toList();
    stormThresholds = List.copyOf(stormThresholds);
  }
}
