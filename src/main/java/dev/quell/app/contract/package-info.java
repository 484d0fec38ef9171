/** Compares a running server with published API descriptions. May use {@code web} only. */
@NullMarked
package dev.quell.app.contract;

import org.jspecify.annotations.NullMarked;
