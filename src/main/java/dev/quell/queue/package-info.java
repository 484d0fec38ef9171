/**
 * The durable hand-over between an accepted callback and the flow. May use {@code storage}, {@code
 * web} and {@code model}.
 */
@NullMarked
package dev.quell.queue;

import org.jspecify.annotations.NullMarked;
