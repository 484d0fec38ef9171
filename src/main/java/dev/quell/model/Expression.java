package dev.quell.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what stands between <code>{{</code> and <code>}}</code>: fields, literals, pipes and a
 * fixed list of functions. It reads its text once, and none of its functions can make much of
 * little.
 */
final class Expression {
  private static final int MAX_DEPTH = 10;

  private final String text;
  private final Labels labels;
  private final Map<String, String> fields;
  private int at;
  private int depth;

  /** Something a template can print, test or hand on. */
  sealed interface Value {
    /** Go's idea of truth: empty is false. */
    default boolean isTrue() {
      return switch (this) {
        case Text(String text) -> !text.isEmpty();
        case Flag(boolean flag) -> flag;
        case All(Labels all) -> !all.values().isEmpty();
      };
    }
  }

  private record Text(String text) implements Value {}

  private record Flag(boolean flag) implements Value {}

  /** All labels at once; only {@code index} and a test can do something with them. */
  private record All(Labels labels) implements Value {}

  private static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstood() {
      super("not understood", null, false, false);
    }
  }

  private Expression(String text, Labels labels, Map<String, String> fields) {
    this.text = text.strip();
    this.labels = labels;
    this.fields = fields;
  }

  /** Empty when it is more than is understood here; a field nobody sent is empty text. */
  static Optional<Value> evaluate(String text, Labels labels, Map<String, String> fields) {
    Expression expression = new Expression(text, labels, fields);
    try {
      Value value = expression.pipeline();
      return expression.at == expression.text.length() ? Optional.of(value) : Optional.empty();
    } catch (NotUnderstood beyondUs) {
      return Optional.empty();
    }
  }

  /** Empty for what has no text of its own. */
  static Optional<String> shown(Value value) {
    return switch (value) {
      case Text(String shown) -> Optional.of(shown);
      case Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
      case All _ -> Optional.empty();
    };
  }

  private Value pipeline() throws NotUnderstood {
    Value value = command(Optional.empty());
    while (peek() == '|') {
      at++;
      value = command(Optional.of(value));
    }
    return value;
  }

  private Value command(Optional<Value> piped) throws NotUnderstood {
    if (!Character.isLetter(peek())) {
      Value value = operand();
      if (piped.isPresent()) {
        throw new NotUnderstood();
      }
      return value;
    }
    String word = word();
    List<Value> values = new ArrayList<>();
    while (at < text.length() && peek() != '|' && peek() != ')') {
      values.add(operand());
    }
    piped.ifPresent(values::add);
    boolean literal = word.equals("true") || word.equals("false");
    return literal && values.isEmpty() ? new Flag(word.equals("true")) : call(word, values);
  }

  private Value operand() throws NotUnderstood {
    char first = peek();
    return switch (first) {
      case '.' -> field();
      case '"', '`' -> new Text(quoted(first));
      case '(' -> inParentheses();
      default -> {
        String word = word();
        if (word.equals("true") || word.equals("false")) {
          yield new Flag(word.equals("true"));
        }
        if (word.isEmpty() || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
          throw new NotUnderstood();
        }
        yield new Text(word);
      }
    };
  }

  private Value inParentheses() throws NotUnderstood {
    if (++depth > MAX_DEPTH) {
      throw new NotUnderstood();
    }
    at++;
    Value value = pipeline();
    if (peek() != ')') {
      throw new NotUnderstood();
    }
    at++;
    depth--;
    return value;
  }

  private Value field() throws NotUnderstood {
    int start = ++at;
    while (at < text.length() && isOfAName(text.charAt(at))) {
      at++;
    }
    String path = text.substring(start, at);
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    boolean ofLabels = head.equalsIgnoreCase("labels");
    if (head.isEmpty() || (dot >= 0 && !ofLabels)) {
      throw new NotUnderstood();
    }
    if (!ofLabels) {
      String name = head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1);
      return new Text(fields.getOrDefault(name, ""));
    }
    return dot < 0 ? new All(labels) : label(path.substring(dot + 1));
  }

  private Value label(String name) {
    return new Text(labels.get(name).orElse(""));
  }

  private String quoted(char quote) throws NotUnderstood {
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != quote; at++) {
      boolean escapes = quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length();
      content.append(text.charAt(escapes ? ++at : at));
    }
    if (at == text.length()) {
      throw new NotUnderstood();
    }
    at++;
    return content.toString();
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** The next character that is no blank; a blank at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private static boolean isOfAName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static Value call(String name, List<Value> values) throws NotUnderstood {
    return switch (name) {
      case "and" -> firstThat(false, values);
      case "or" -> firstThat(true, values);
      case "not" -> new Flag(!one(values).isTrue());
      case "index" -> indexed(values);
      case "print" -> new Text(String.join("", texts(values, 1, values.size())));
      default -> ofTexts(name, values);
    };
  }

  private static Value ofTexts(String name, List<Value> values) throws NotUnderstood {
    return switch (name) {
      case "eq" -> {
        List<String> given = texts(values, 2, values.size());
        yield new Flag(given.subList(1, given.size()).contains(given.getFirst()));
      }
      case "upper", "toUpper" -> new Text(texts(values, 1, 1).getFirst().toUpperCase(Locale.ROOT));
      case "lower", "toLower" -> new Text(texts(values, 1, 1).getFirst().toLowerCase(Locale.ROOT));
      case "trim", "trimSpace" -> new Text(texts(values, 1, 1).getFirst().strip());
      default -> ofTwo(name, texts(values, 2, 2));
    };
  }

  /**
   * Functions of a text and of something about it, which stands first so that texts can be piped.
   */
  private static Value ofTwo(String name, List<String> given) throws NotUnderstood {
    String about = given.getFirst();
    String text = given.getLast();
    return switch (name) {
      case "ne" -> new Flag(!about.equals(text));
      case "default" -> new Text(text.isEmpty() ? about : text);
      case "contains" -> new Flag(text.contains(about));
      case "hasPrefix" -> new Flag(text.startsWith(about));
      case "hasSuffix" -> new Flag(text.endsWith(about));
      case "trimPrefix" -> new Text(text.startsWith(about) ? text.substring(about.length()) : text);
      case "trimSuffix" ->
          new Text(text.endsWith(about) ? text.substring(0, text.length() - about.length()) : text);
      default -> throw new NotUnderstood();
    };
  }

  private static Value firstThat(boolean wanted, List<Value> values) throws NotUnderstood {
    if (values.isEmpty()) {
      throw new NotUnderstood();
    }
    return values.stream()
        .filter(value -> value.isTrue() == wanted)
        .findFirst()
        .orElse(values.getLast());
  }

  private static Value indexed(List<Value> values) throws NotUnderstood {
    if (values.size() == 2
        && values.getFirst() instanceof All(Labels all)
        && values.getLast() instanceof Text(String name)) {
      return new Text(all.get(name).orElse(""));
    }
    throw new NotUnderstood();
  }

  private static Value one(List<Value> values) throws NotUnderstood {
    if (values.size() != 1) {
      throw new NotUnderstood();
    }
    return values.getFirst();
  }

  private static List<String> texts(List<Value> values, int least, int most) throws NotUnderstood {
    List<String> texts = new ArrayList<>();
    for (Value value : values) {
      texts.add(shown(value).orElseThrow(NotUnderstood::new));
    }
    if (texts.size() < least || texts.size() > most) {
      throw new NotUnderstood();
    }
    return texts;
  }
}
