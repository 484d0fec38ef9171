package dev.quell.access;

/**
 * A key a program calls with in a person's name; the secret itself is not here.
 *
 * @param lastUsedAt epoch milliseconds, to some minutes; 0 when never
 */
record AppKey(
    long id, long personId, String name, boolean isEnabled, long createdAt, long lastUsedAt) {}
