package dev.quell.notify;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a notifier presents itself: the forms of its settings come from here.
 *
 * @param key names this notifier, for example {@code sms_twilio}
 * @param medium the word of rules and preferences; several providers may serve one medium
 * @param fields in form order
 * @param limit what the vendor takes of text
 * @param markup what the text of a message is written in
 * @param perMinute messages one target takes in a minute; 0 where no limit is known
 */
public record NotifierDescriptor(
    String key,
    String medium,
    Text name,
    List<FormField> fields,
    Limit limit,
    Markup markup,
    Set<Audience> audience,
    int perMinute) {

  public NotifierDescriptor {
    fields = List.copyOf(fields);
    audience = Set.copyOf(audience);
  }

  /** The same words in both languages of the console. */
  public record Text(String en, String zh) {}

  /** Who hears a message of this medium. */
  public enum Audience {
    PERSON,
    GROUP
  }

  /**
   * How much text the vendor takes.
   *
   * @param most of the unit; 0 for no limit
   */
  public record Limit(int most, Unit unit) {
    public static final Limit NONE = new Limit(0, Unit.CHARACTERS);

    /** What is counted. */
    public enum Unit {
      /** Of UTF-8. */
      BYTES,
      /** Of UTF-16, so that a vendor who counts code points finds no more. */
      CHARACTERS
    }

    public static Limit bytes(int most) {
      return new Limit(most, Unit.BYTES);
    }

    public static Limit characters(int most) {
      return new Limit(most, Unit.CHARACTERS);
    }
  }

  /**
   * One field of a form.
   *
   * @param of whose setting it is
   * @param choices the values of a {@link Input#CHOICE}
   */
  public record FormField(
      String name,
      Owner of,
      Input type,
      boolean required,
      Text label,
      Text help,
      List<String> choices) {

    public FormField {
      choices = List.copyOf(choices);
    }

    /** Whose setting a field is. */
    public enum Owner {
      /** Set once for the whole installation: a mail server, an account at a provider. */
      PROVIDER,
      /** Of a recipient: a phone number, a robot's address. */
      TARGET
    }

    /** How the form shows it, and what it takes. */
    public enum Input {
      TEXT,
      /** Shown as dots and never returned by the API once set. */
      SECRET,
      /** A web address; holds a token as a rule, so it is kept as a secret is. */
      SECRET_URL,
      URL,
      NUMBER,
      SWITCH,
      CHOICE,
      LINES
    }

    public boolean secret() {
      return type == Input.SECRET || type == Input.SECRET_URL;
    }

    private Optional<String> problem(String value) {
      if (value.isEmpty()) {
        return required ? Optional.of(name + ": empty (expected: a value)") : Optional.empty();
      }
      String expected =
          switch (type) {
            case NUMBER -> value.matches("\\d{1,9}") ? "" : "a number";
            case SWITCH -> Set.of("true", "false").contains(value) ? "" : "true or false";
            case CHOICE -> choices.contains(value) ? "" : String.join(", ", choices);
            case URL, SECRET_URL -> HttpCall.isWebAddress(value) ? "" : "a web address";
            case TEXT, SECRET -> value.lines().count() == 1 ? "" : "one line";
            case LINES -> "";
          };
      if (expected.isEmpty()) {
        return Optional.empty();
      }
      String found = secret() ? "what is set" : value;
      return Optional.of(name + ": " + found + " (expected: " + expected + ")");
    }
  }

  /** The first thing wrong with settings somebody wants to save, with its field; secrets unsaid. */
  public Optional<String> problem(Target target) {
    return fields.stream()
        .map(field -> field.problem(target.get(field.name())))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
