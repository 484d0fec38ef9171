/**
 * The story of one event, in one file: read this first. May use {@code queue}, {@code timer},
 * {@code source} for the dry run, {@code channel}, {@code pipeline}, {@code noise}, {@code
 * incident}, {@code escalation}, and what lies underneath.
 */
@NullMarked
package dev.quell.flow;

import org.jspecify.annotations.NullMarked;
