/** Who changed what, kept for a while and searched; may use {@code storage} and {@code web}. */
@NullMarked
package dev.quell.access.audit;

import org.jspecify.annotations.NullMarked;
