/**
 * Makes few incidents of many events, per channel; pure stages in one visible order. May use {@code
 * channel} and {@code incident} (reading).
 */
@NullMarked
package dev.quell.noise;

import org.jspecify.annotations.NullMarked;
