@NullMarked
package dev.quell.pipeline;

import org.jspecify.annotations.NullMarked;
