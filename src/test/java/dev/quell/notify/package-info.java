/** Notifiers against their vendors, and the texts they carry. */
@org.jspecify.annotations.NullMarked
package dev.quell.notify;
