package dev.quell.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question with yes or no for an answer: is what a subject has there one of these values, or none
 * of them. Compiled once, asked for every event.
 *
 * @param key as it was written, perhaps in an older spelling of {@code field}
 */
public record Condition(String key, Field field, Operator operator, ValueSet values) {

  /** Where a subject has nothing, {@code IN} says no and {@code NOTIN} says yes. */
  public enum Operator {
    IN,
    NOTIN
  }

  /**
   * Reads one as the API spells it.
   *
   * @param path where it stands in the request, for the refusal
   * @param known the named fields this kind of rule may ask for
   */
  public static Condition read(String path, Written written, Set<Field.Named> known) {
    Field field = Field.read(path + ".key", written.key(), known);
    Operator operator =
        switch (written.oper()) {
          case "IN" -> Operator.IN;
          case "NOTIN" -> Operator.NOTIN;
          default ->
              throw new UnreadableFilter(
                  path + ".oper", '"' + written.oper() + '"', "one of IN, NOTIN");
        };
    List<ValuePattern> patterns = new ArrayList<>(written.vals().size());
    for (String value : written.vals()) {
      patterns.add(ValuePattern.read(path + ".vals[" + patterns.size() + "]", value));
    }
    return new Condition(written.key(), field, operator, new ValueSet(patterns));
  }

  /** The three parts as they stand in a rule. */
  public record Written(String key, String oper, List<String> vals) {
    public Written {
      vals = List.copyOf(vals);
    }
  }

  public boolean holds(Subject subject) {
    Optional<String> value = field.of(subject);
    return value.isPresent() ? holdsOf(value.get()) : operator == Operator.NOTIN;
  }

  /** What its regular expressions take together, beside others. */
  public long weight() {
    long weight = 0;
    for (ValuePattern pattern : values.all()) {
      weight += pattern instanceof ValuePattern.Expression expression ? expression.weight() : 0;
    }
    return weight;
  }

  /** Whether it holds of a subject that has this value there. */
  public boolean holdsOf(String value) {
    return values.match(value) == (operator == Operator.IN);
  }
}
