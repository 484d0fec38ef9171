/**
 * Read models: counts over what the flow wrote, and routes tried on it. May use {@code channel},
 * {@code pipeline}, {@code noise}, {@code incident}, {@code queue}, {@code storage}, {@code web},
 * {@code model}.
 */
@NullMarked
package dev.quell.insight;

import org.jspecify.annotations.NullMarked;
