/**
 * How alike two alerts read, in Chinese and English, from their own words alone; pure. May use
 * {@code model}.
 */
@NullMarked
package dev.quell.noise.similar;

import org.jspecify.annotations.NullMarked;
