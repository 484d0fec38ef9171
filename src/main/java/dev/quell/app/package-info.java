/** Starts, wires and stops the server; nothing knows it. May use every package. */
@NullMarked
package dev.quell.app;

import org.jspecify.annotations.NullMarked;
