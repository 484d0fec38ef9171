/** Rules that give events more labels, or fewer; pure. May use {@code pipeline.rule}. */
@NullMarked
package dev.quell.pipeline.enrich;

import org.jspecify.annotations.NullMarked;
