/** Read models: counts over what the flow wrote. May use {@code storage} and {@code model}. */
@NullMarked
package dev.quell.insight;

import org.jspecify.annotations.NullMarked;
