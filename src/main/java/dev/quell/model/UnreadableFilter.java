package dev.quell.model;

/** Says which part of a filter makes no sense, what stands there and what could. */
public final class UnreadableFilter extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String found;
  private final String expected;

  public UnreadableFilter(String path, String found, String expected) {
    super(path + ": " + found + " (expected: " + expected + ")");
    this.path = path;
    this.found = found;
    this.expected = expected;
  }

  /** Where it stands, for example {@code if[0].vals[1]}. */
  public String path() {
    return path;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }
}
