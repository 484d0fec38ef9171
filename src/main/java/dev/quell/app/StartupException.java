package dev.quell.app;

/** Why the server did not start, as one sentence that says what to do. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
