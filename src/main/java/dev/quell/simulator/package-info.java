/**
 * Volcengine Cloud Monitor as documented: fires, repeats, recovers and keeps a ledger of what a
 * correct receiver must hold. An independent witness: may use {@code model} only.
 */
@NullMarked
package dev.quell.simulator;

import org.jspecify.annotations.NullMarked;
