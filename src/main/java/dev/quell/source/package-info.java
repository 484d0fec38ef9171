/**
 * Turns one foreign payload into Events; pure. May use {@code model} only; the vendors see this
 * package and {@code model}.
 */
@NullMarked
package dev.quell.source;

import org.jspecify.annotations.NullMarked;
