@NullMarked
package dev.quell.insight;

import org.jspecify.annotations.NullMarked;
