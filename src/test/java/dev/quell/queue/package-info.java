/** The log under faults: what is acknowledged is there, once, whatever the store does meanwhile. */
@org.jspecify.annotations.NullMarked
package dev.quell.queue;
