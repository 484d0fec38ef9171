package dev.quell.access;

/** What the person who starts a server for the first time must be told, and nobody else. */
public record FirstAdministrator(String email, String password, String appKey) {

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "FirstAdministrator[" + email + "]";
  }
}
