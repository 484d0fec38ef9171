/** Whole stories told to a running server, as its senders and its users see them. */
@org.jspecify.annotations.NullMarked
package dev.quell.scenario;
