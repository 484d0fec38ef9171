package dev.quell.incident;

/** An alert key with the integration it belongs to. */
record KeyId(long integrationId, String alertKey) {

  boolean is(long integration, String key) {
    return integrationId == integration && alertKey.equals(key);
  }
}
