package dev.quell.web;

/**
 * Who asks. An API method that takes a {@code Caller} gets the authenticated one.
 *
 * @param means how they proved it
 */
public record Caller(long personId, String personName, String email, Means means) {

  /** How a caller proved who they are. */
  public enum Means {
    APP_KEY,
    SESSION
  }
}
