/**
 * Every way in: authenticates, limits, reads, stores and answers. May use {@code source}, {@code
 * queue}, {@code timer}, {@code storage}, {@code web} and {@code model}.
 */
@NullMarked
package dev.quell.intake;

import org.jspecify.annotations.NullMarked;
