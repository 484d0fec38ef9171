/**
 * What each integration does to its events before channels see them: enrich, transform, route. May
 * use {@code queue}, {@code storage}, {@code web}.
 */
@NullMarked
package dev.quell.pipeline;

import org.jspecify.annotations.NullMarked;
