/** Starts, wires and stops the process, bean by bean. May use everything; nothing may use it. */
@NullMarked
package dev.quell.app;

import org.jspecify.annotations.NullMarked;
