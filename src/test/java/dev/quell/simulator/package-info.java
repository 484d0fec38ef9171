@NullMarked
package dev.quell.simulator;

import org.jspecify.annotations.NullMarked;
