/**
 * Saying it: what is said to whom through which medium, and what became of it. May use {@code
 * timer}, {@code storage}, {@code web} and {@code model}; the vendors see this package and {@code
 * model}.
 */
@NullMarked
package dev.quell.notify;

import org.jspecify.annotations.NullMarked;
