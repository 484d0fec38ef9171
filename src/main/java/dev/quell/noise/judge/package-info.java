/** The words the stages of noise reduction share: what is judged, and what the verdict may be. */
@NullMarked
package dev.quell.noise.judge;

import org.jspecify.annotations.NullMarked;
