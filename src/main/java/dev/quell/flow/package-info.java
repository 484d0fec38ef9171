/**
 * The story of one event, in one file: read {@link dev.quell.flow.EventFlow} first. May use {@code
 * queue}, {@code timer}, {@code channel}, {@code pipeline}, {@code noise}, {@code incident}, and
 * what lies underneath.
 */
@NullMarked
package dev.quell.flow;

import org.jspecify.annotations.NullMarked;
