/**
 * Durable wake-ups, and the only reader of the clock. May use {@code storage}, {@code web} and
 * {@code model}.
 */
@NullMarked
package dev.quell.timer;

import org.jspecify.annotations.NullMarked;
