/**
 * Alerts and incidents: their states, what people do with them, their timeline. May use {@code
 * timer}, {@code channel}, {@code queue}, and what lies underneath.
 */
@NullMarked
package dev.quell.incident;

import org.jspecify.annotations.NullMarked;
