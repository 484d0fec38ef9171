@NullMarked
package dev.quell.intake;

import org.jspecify.annotations.NullMarked;
