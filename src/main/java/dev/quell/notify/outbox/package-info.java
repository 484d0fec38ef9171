/**
 * The second durable hand-over: notices that were decided, and what sending them came to. May use
 * what {@code notify} may use.
 */
@NullMarked
package dev.quell.notify.outbox;

import org.jspecify.annotations.NullMarked;
