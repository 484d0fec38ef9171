package dev.quell.storage;

/** Whatever differs between the two databases; everything else is written once. */
public enum Dialect {
  SQLITE,
  POSTGRESQL;

  /** The end of a select that locks its row against other writers until the transaction ends. */
  public String forUpdate() {
    return this == POSTGRESQL ? " for update" : "";
  }

  /** Case-insensitive containment of a bound pattern that uses {@code %} and {@code _}. */
  public String containsIgnoringCase(String column) {
    return this == POSTGRESQL ? column + " ilike ? escape '!'" : column + " like ? escape '!'";
  }
}
