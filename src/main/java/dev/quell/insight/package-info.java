/**
 * Read models: counts over what the flow wrote. May use {@code channel}, {@code pipeline}, {@code
 * noise}, {@code incident}, {@code storage} and {@code model}.
 */
@NullMarked
package dev.quell.insight;

import org.jspecify.annotations.NullMarked;
