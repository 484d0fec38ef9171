/**
 * Who may do what: accounts, teams, roles, passwords, app keys, sessions and the security filter
 * chain. May use {@code queue} for its commands, {@code storage}, {@code web} and {@code model}.
 */
@NullMarked
package dev.quell.access;

import org.jspecify.annotations.NullMarked;
