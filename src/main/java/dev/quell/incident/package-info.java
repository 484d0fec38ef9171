/**
 * Alerts and incidents: their state, the actions on them and the timeline. May use {@code timer},
 * {@code storage}, {@code web} and {@code model}.
 */
@NullMarked
package dev.quell.incident;

import org.jspecify.annotations.NullMarked;
