/** Whether an incident is unlike all that its channel has lately seen. */
@NullMarked
package dev.quell.noise.outlier;

import org.jspecify.annotations.NullMarked;
