/** New alerts that another, active alert explains. */
@NullMarked
package dev.quell.noise.inhibit;

import org.jspecify.annotations.NullMarked;
