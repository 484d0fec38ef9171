package dev.quell.model;

import com.google.re2j.Pattern;

/**
 * One value of a condition: a text, or a pattern for many. Whatever a person writes, matching takes
 * time in proportion to the text, never more.
 */
public sealed interface ValuePattern {

  boolean matches(String value);

  /** As it was written. */
  String text();

  /** The beginning every matching value has; empty where nothing is known. */
  default String prefix() {
    return "";
  }

  /**
   * Reads a value; its form shows in how it begins and ends.
   *
   * @param path where it stands in the request, for the refusal
   */
  static ValuePattern read(String path, String text) {
    if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
      return Expressions.read(path, text);
    }
    if (text.startsWith(Block.PREFIX)) {
      return Block.read(path, text);
    }
    if (text.startsWith(Bound.PREFIX)) {
      return Bound.read(path, text);
    }
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 ? new Wildcard(text) : new Exact(text);
  }

  /** Exactly this text, in this case. */
  record Exact(String text) implements ValuePattern {
    @Override
    public boolean matches(String value) {
      return value.equals(text);
    }

    @Override
    public String prefix() {
      return text;
    }
  }

  /** {@code *} stands for any characters, {@code ?} for one; the whole value must fit. */
  record Wildcard(String text) implements ValuePattern {
    @Override
    public boolean matches(String value) {
      return Wildcards.matches(text, value);
    }

    @Override
    public String prefix() {
      return Wildcards.prefix(text);
    }
  }

  /**
   * {@code /…/}: occurs anywhere in the value, as RE2 sees it.
   *
   * @param weight what it takes in memory and time, beside others
   */
  record Expression(String text, Pattern pattern, String prefix, int weight)
      implements ValuePattern {
    @Override
    public boolean matches(String value) {
      return pattern.matcher(value).find();
    }
  }

  /** {@code /…/} without any special character: the value contains this. */
  record Contained(String text, String part) implements ValuePattern {
    @Override
    public boolean matches(String value) {
      return value.contains(part);
    }
  }

  /** {@code cidr:10.0.0.0/8}: an address within this block. */
  record Block(String text, AddressBlock block) implements ValuePattern {
    static final String PREFIX = "cidr:";

    static Block read(String path, String text) {
      return AddressBlock.parse(text.substring(PREFIX.length()))
          .map(block -> new Block(text, block))
          .orElseThrow(() ->
              new UnreadableFilter(
                  path, text, "cidr: and a block such as 10.0.0.0/8 or 2001:db8::/32"));
    }

    @Override
    public boolean matches(String value) {
      return block.contains(value);
    }
  }

  /** {@code num:ge:90}: a number in this relation to that one. */
  record Bound(String text, Relation relation, Decimal bound) implements ValuePattern {
    static final String PREFIX = "num:";
    private static final int NUMBER = "num:gt:".length();

    /** How a number may stand to the bound. */
    enum Relation {
      GT,
      GE,
      LT,
      LE
    }

    static Bound read(String path, String text) {
      for (Relation relation : Relation.values()) {
        String head = PREFIX + relation.name().toLowerCase(java.util.Locale.ROOT) + ":";
        if (text.startsWith(head)) {
          return Decimal.parse(text.substring(NUMBER))
              .map(number -> new Bound(text, relation, number))
              .orElseThrow(() -> refused(path, text));
        }
      }
      throw refused(path, text);
    }

    private static UnreadableFilter refused(String path, String text) {
      return new UnreadableFilter(
          path, text, "num:gt:, num:ge:, num:lt: or num:le: and a number such as 90 or -0.5");
    }

    @Override
    public boolean matches(String value) {
      return Decimal.parse(value)
          .map(number -> {
            int order = number.compareTo(bound);
            return switch (relation) {
              case GT -> order > 0;
              case GE -> order >= 0;
              case LT -> order < 0;
              case LE -> order <= 0;
            };
          })
          .orElse(false);
    }
  }
}
