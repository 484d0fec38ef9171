/** Rules that change triggers or discard them; pure. May use {@code pipeline.rule}. */
@NullMarked
package dev.quell.pipeline.transform;

import org.jspecify.annotations.NullMarked;
