/** Which incident a new alert belongs to. */
@NullMarked
package dev.quell.noise.group;

import org.jspecify.annotations.NullMarked;
