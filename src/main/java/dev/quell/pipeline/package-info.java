/**
 * Prepares an event for its channels: enriches, transforms and routes it. May use {@code storage},
 * {@code web} and {@code model}.
 */
@NullMarked
package dev.quell.pipeline;

import org.jspecify.annotations.NullMarked;
