/** Tests of the way of notices out of the store. */
@org.jspecify.annotations.NullMarked
package dev.quell.notify.outbox;
