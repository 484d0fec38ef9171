/**
 * Decides per channel what becomes of an event: drop, merge, silence, inhibit, group; pure stages.
 * May use {@code channel}, {@code incident} for reading, {@code storage}, {@code web} and {@code
 * model}.
 */
@NullMarked
package dev.quell.noise;

import org.jspecify.annotations.NullMarked;
