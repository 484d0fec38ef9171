/** Logins, sessions and keys. */
@org.jspecify.annotations.NullMarked
package dev.quell.access;
