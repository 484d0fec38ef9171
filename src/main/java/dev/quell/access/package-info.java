/**
 * Who may do what: accounts, passwords, app keys, sessions and the security filter chain. May use
 * {@code storage}, {@code web} and {@code model}.
 */
@NullMarked
package dev.quell.access;

import org.jspecify.annotations.NullMarked;
