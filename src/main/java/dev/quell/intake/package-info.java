/**
 * Every way in: authenticate, limit, read, store, answer. May use {@code source}, {@code queue},
 * {@code timer}, and what lies underneath.
 */
@NullMarked
package dev.quell.intake;

import org.jspecify.annotations.NullMarked;
