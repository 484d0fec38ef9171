/**
 * Who works when; for now, on which days nobody does. May use {@code model}, {@code storage},
 * {@code web}, {@code queue} for its commands, and {@code timer} to wake what went by a calendar.
 */
@NullMarked
package dev.quell.oncall;

import org.jspecify.annotations.NullMarked;
