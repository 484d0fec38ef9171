package dev.quell.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The small part of Go's template language that titles and composed labels need. What is not
 * understood stays in the text as it was written, and whoever asked is told: a title that looks odd
 * is better than no alert.
 *
 * <p>One pass over the text, then one over its parts, so that a hostile template costs no more than
 * its length.
 */
public final class Template {
  /** Far more than a title may hold; what follows could not be seen. */
  private static final int MOST_OUTPUT = 4096;

  private static final int MAX_NAME = 200;

  private final Labels labels;
  private final Map<String, String> fields;
  private final String missing;
  private final Consumer<String> notUnderstood;
  private final List<Part> parts = new ArrayList<>();
  private final BitSet unclosed = new BitSet();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final StringBuilder out = new StringBuilder();

  private enum Kind {
    TEXT,
    LABEL,
    ACTION
  }

  /**
   * @param content the text, the label's name, or what stands between the braces
   * @param raw as it was written
   */
  private record Part(Kind kind, String content, String raw) {
    /** The first word of an action. */
    String word() {
      int end = 0;
      while (end < content.length() && Character.isLetter(content.charAt(end))) {
        end++;
      }
      return content.substring(0, end);
    }

    String rest() {
      return content.substring(word().length()).strip();
    }

    boolean opens() {
      return switch (kind == Kind.ACTION ? word() : "") {
        case "if", "range", "with", "define", "block" -> true;
        default -> false;
      };
    }

    boolean closes() {
      return kind == Kind.ACTION && content.equals("end");
    }
  }

  /** An open {@code if}, or something with an end that is kept as written. */
  private static final class Block {
    private final boolean isKept;
    private final boolean outer;
    private boolean shows;
    private boolean taken;

    Block(boolean isKept, boolean outer, boolean holds) {
      this.isKept = isKept;
      this.outer = outer;
      this.shows = outer && holds;
      this.taken = holds;
    }

    void orElse(boolean holds) {
      shows = outer && !taken && holds;
      taken |= holds;
    }
  }

  private Template(
      Labels labels, Map<String, String> fields, String missing, Consumer<String> notUnderstood) {
    this.labels = labels;
    this.fields = fields;
    this.missing = missing;
    this.notUnderstood = notUnderstood;
  }

  /**
   * The text with everything filled in; at most 4096 characters of each part.
   *
   * @param fields what can be named beside labels, for example {@code EventSeverity}
   * @param missing what <code>${label}</code> shows where there is no such label
   * @param notUnderstood told every piece that stays as it was written
   */
  public static String render(
      String text,
      Labels labels,
      Map<String, String> fields,
      String missing,
      Consumer<String> notUnderstood) {
    Template template = new Template(labels, fields, missing, notUnderstood);
    template.split(text);
    template.findUnclosed();
    return template.print();
  }

  /** What a template can name of an event beside its labels. */
  public static Map<String, String> fields(Event event) {
    return Map.of(
        "Title", event.title(),
        "Description", event.description(),
        "AlertKey", event.alertKey(),
        "EventSeverity", event.severity().wire(),
        "Severity", event.severity().wire(),
        "EventStatus", event.status());
  }

  private void split(String text) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    boolean isOpen = false;
    while (at < text.length()) {
      int end = isOpen && text.startsWith("{{", at) ? -1 : end(text, at);
      isOpen |= end < 0 && text.startsWith("{{", at);
      if (end < 0) {
        plain.append(text.charAt(at++));
      } else if (text.charAt(at) == '$') {
        addText(plain);
        String raw = text.substring(at, end);
        parts.add(new Part(Kind.LABEL, raw.substring(2, raw.length() - 1).strip(), raw));
        at = end;
      } else {
        at = action(text, at, end, plain);
      }
    }
    addText(plain);
  }

  /** Where the placeholder that begins here ends; -1 when none does. */
  private static int end(String text, int at) {
    if (text.startsWith("{{", at)) {
      return afterBraces(text, at + 2);
    }
    if (!text.startsWith("${", at)) {
      return -1;
    }
    int limit = Math.min(text.length(), at + MAX_NAME + 3);
    for (int i = at + 2; i < limit && text.charAt(i) != '{'; i++) {
      if (text.charAt(i) == '}') {
        return i == at + 2 ? -1 : i + 1;
      }
    }
    return -1;
  }

  /** Braces within quotation marks are text; without any that close, all the rest is. */
  private static int afterBraces(String text, int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '}' && text.startsWith("}}", i)) {
        return i + 2;
      }
      if (quote == 0 && (c == '"' || c == '`')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == '"' && c == '\\') {
        i++;
      }
    }
    return -1;
  }

  /** Adds the action between the two places, trimmed of blanks as its dashes ask. */
  private int action(String text, int start, int end, StringBuilder plain) {
    String content = text.substring(start + 2, end - 2);
    boolean trimsBefore = content.startsWith("-");
    boolean trimsAfter = content.endsWith("-") && content.length() > 1;
    content = content.substring(trimsBefore ? 1 : 0, content.length() - (trimsAfter ? 1 : 0));
    if (trimsBefore) {
      plain.setLength(plain.toString().stripTrailing().length());
    }
    addText(plain);
    parts.add(new Part(Kind.ACTION, content.strip(), text.substring(start, end)));
    int next = end;
    while (trimsAfter && next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private void addText(StringBuilder plain) {
    if (!plain.isEmpty()) {
      parts.add(new Part(Kind.TEXT, plain.toString(), plain.toString()));
      plain.setLength(0);
    }
  }

  private void findUnclosed() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).opens()) {
        open.push(i);
      } else if (parts.get(i).closes()) {
        open.poll();
      }
    }
    open.forEach(unclosed::set);
  }

  private String print() {
    for (int i = 0; i < parts.size() && out.length() < MOST_OUTPUT; i++) {
      Part part = parts.get(i);
      switch (part.kind()) {
        case TEXT -> show(part.content());
        case LABEL -> show(labels.get(part.content()).orElse(missing));
        case ACTION -> act(part, unclosed.get(i));
      }
    }
    return out.toString();
  }

  private void act(Part part, boolean isUnclosed) {
    if (isUnclosed) {
      keep(part);
    } else if (part.opens()) {
      open(part);
    } else if (part.word().equals("else")) {
      otherwise(part);
    } else if (part.closes()) {
      Block closed = blocks.poll();
      if (closed == null || closed.isKept) {
        keep(part);
      }
    } else if (shows() && !part.content().startsWith("/*")) {
      evaluate(part.content())
          .flatMap(Expression::shown)
          .ifPresentOrElse(this::show, () -> keep(part));
    }
  }

  private void open(Part part) {
    boolean outer = shows();
    Optional<Expression.Value> condition =
        outer && part.word().equals("if") ? evaluate(part.rest()) : Optional.empty();
    if (outer && condition.isEmpty()) {
      keep(part);
      blocks.push(new Block(true, true, true));
    } else {
      blocks.push(new Block(false, outer, condition.map(Expression.Value::isTrue).orElse(false)));
    }
  }

  private void otherwise(Part part) {
    Block block = blocks.peek();
    if (block == null || block.isKept) {
      keep(part);
      return;
    }
    String rest = part.rest();
    if (rest.isEmpty()) {
      block.orElse(true);
      return;
    }
    boolean asks = block.outer && !block.taken;
    Optional<Expression.Value> condition =
        asks && rest.startsWith("if ") ? evaluate(rest.substring(2)) : Optional.empty();
    if (asks && condition.isEmpty()) {
      note(part);
    }
    block.orElse(condition.map(Expression.Value::isTrue).orElse(false));
  }

  private Optional<Expression.Value> evaluate(String expression) {
    return Expression.evaluate(expression, labels, fields);
  }

  private boolean shows() {
    Block block = blocks.peek();
    return block == null || block.shows;
  }

  private void show(String text) {
    if (shows()) {
      out.append(text, 0, Math.min(text.length(), MOST_OUTPUT));
    }
  }

  private void keep(Part part) {
    if (shows()) {
      note(part);
      show(part.raw());
    }
  }

  private void note(Part part) {
    notUnderstood.accept(part.raw());
  }
}
