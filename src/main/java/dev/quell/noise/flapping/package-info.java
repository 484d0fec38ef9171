/** Problems that come and go so often that news of them is no news. */
@NullMarked
package dev.quell.noise.flapping;

import org.jspecify.annotations.NullMarked;
