/** One class per sender, each the only place that knows its payload. */
@NullMarked
package dev.quell.source.vendor;

import org.jspecify.annotations.NullMarked;
