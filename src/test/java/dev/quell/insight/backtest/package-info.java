@NullMarked
package dev.quell.insight.backtest;

import org.jspecify.annotations.NullMarked;
