/**
 * Who works when: calendars of days off, and schedules of who is on call, reckoned without a clock.
 * May use {@code model}, {@code storage}, {@code web}, {@code queue} for its commands, and {@code
 * timer} to wake what went by a calendar.
 */
@NullMarked
package dev.quell.oncall;

import org.jspecify.annotations.NullMarked;
