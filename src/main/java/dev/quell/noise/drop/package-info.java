/** Triggers nobody wants at all. */
@NullMarked
package dev.quell.noise.drop;

import org.jspecify.annotations.NullMarked;
