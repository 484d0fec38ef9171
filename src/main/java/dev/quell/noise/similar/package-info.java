/**
 * How alike two alerts read, in Chinese and English, from their own words alone, and what the
 * incidents of a channel say, kept in memory so that what reads like it is found at once. May use
 * {@code channel}, {@code incident} and {@code model}.
 */
@NullMarked
package dev.quell.noise.similar;

import org.jspecify.annotations.NullMarked;
