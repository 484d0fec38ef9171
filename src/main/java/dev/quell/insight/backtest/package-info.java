/**
 * Changed noise settings tried on what came in, and settings worth trying. May use what {@code
 * insight} may.
 */
@NullMarked
package dev.quell.insight.backtest;

import org.jspecify.annotations.NullMarked;
