@NullMarked
package dev.quell.incident;

import org.jspecify.annotations.NullMarked;
