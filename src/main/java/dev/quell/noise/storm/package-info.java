/** When an incident has grown so large that people should be warned. */
@NullMarked
package dev.quell.noise.storm;

import org.jspecify.annotations.NullMarked;
