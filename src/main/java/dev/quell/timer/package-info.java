/**
 * Durable wake-ups, and the only reader of the clock. May use {@code model} and {@code storage}.
 */
@NullMarked
package dev.quell.timer;

import org.jspecify.annotations.NullMarked;
