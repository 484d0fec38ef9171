/**
 * The durable hand-over between intake and flow: a log of callbacks and commands. May use {@code
 * model}, {@code storage} and {@code web}.
 */
@NullMarked
package dev.quell.queue;

import org.jspecify.annotations.NullMarked;
