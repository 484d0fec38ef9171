/** New alerts people asked not to hear of for some time. */
@NullMarked
package dev.quell.noise.silence;

import org.jspecify.annotations.NullMarked;
