package dev.quell.app;

/** A setting that cannot be meant; the message is the one sentence its author gets to read. */
final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message, null, false, false);
  }
}
