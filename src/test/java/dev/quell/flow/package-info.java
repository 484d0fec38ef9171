/** The flow against a slow and obvious model, and with stores and records that fail. */
@org.jspecify.annotations.NullMarked
package dev.quell.flow;
