package dev.quell.noise.similar;

import dev.quell.model.Field;
import dev.quell.model.Labels;
import dev.quell.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is compared of an alert: the fields chosen for it, and the names in it that say where and
 * not what.
 *
 * @param parts in the order of the chosen fields; no part is blank
 * @param places values of labels such as {@code resource}, the longest first; where they stand in
 *     the text of another field they are no words of it
 */
public record AlertText(List<Part> parts, List<String> places) {

  /** What is compared unless a channel says otherwise. */
  public static final List<Field> DEFAULT_FIELDS =
      List.of(
          Field.Named.TITLE,
          Field.Named.DESCRIPTION,
          new Field.Label("service"),
          new Field.Label("resource"));

  private static final List<String> PLACE_LABELS =
      List.of(
          "resource",
          "resource_id",
          "instance",
          "host",
          "hostname",
          "ident",
          "ip",
          "node",
          "pod",
          "server");

  private static final int SHORTEST_PLACE = 4;
  private static final int LONGEST_PLACE = 255;

  /** One field that is not blank. */
  public record Part(Field field, String text) {

    /** Whether this tells where, with a value that is a name and not a plain word. */
    boolean tellsPlace() {
      return field instanceof Field.Label(String name)
          && PLACE_LABELS.contains(name)
          && isName(text);
    }
  }

  public AlertText {
    parts = List.copyOf(parts);
    places = List.copyOf(places);
  }

  /** What these fields of the subject say; a field it has not is left out. */
  public static AlertText of(Subject subject, List<Field> fields) {
    List<Part> parts = new ArrayList<>(fields.size());
    for (Field field : fields) {
      field
          .of(subject)
          .filter(text -> !text.isBlank())
          .ifPresent(text -> parts.add(new Part(field, text)));
    }
    return new AlertText(parts, places(subject.labels()));
  }

  private static List<String> places(Labels labels) {
    TreeSet<String> places = new TreeSet<>(AlertText::longestFirst);
    for (String name : PLACE_LABELS) {
      labels
          .get(name)
          .ifPresent(value -> {
            places.add(value);
            withoutPort(value).ifPresent(places::add);
          });
    }
    places.removeIf(value -> !isName(value));
    return List.copyOf(places);
  }

  private static int longestFirst(String one, String other) {
    int byLength = Integer.compare(other.length(), one.length());
    return byLength != 0 ? byLength : one.compareTo(other);
  }

  private static Optional<String> withoutPort(String address) {
    int colon = address.lastIndexOf(':');
    boolean port =
        colon > 0
            && colon + 1 < address.length()
            && address.chars().skip(colon + 1).allMatch(c -> Characters.isDigit((char) c));
    return port ? Optional.of(address.substring(0, colon)) : Optional.empty();
  }

  /** A plain word such as {@code redis} may say what is broken; {@code redis-3} says which. */
  private static boolean isName(String value) {
    return value.length() >= SHORTEST_PLACE
        && value.length() <= LONGEST_PLACE
        && value.chars().anyMatch(Character::isLetterOrDigit)
        && !value.chars().allMatch(Character::isLetter);
  }
}
