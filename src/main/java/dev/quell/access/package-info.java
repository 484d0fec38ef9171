/**
 * Accounts, members, teams, roles, keys, sessions and the audit log. May use {@code storage},
 * {@code web} and {@code model}.
 */
@NullMarked
package dev.quell.access;

import org.jspecify.annotations.NullMarked;
