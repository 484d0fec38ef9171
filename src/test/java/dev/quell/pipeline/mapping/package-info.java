@NullMarked
package dev.quell.pipeline.mapping;

import org.jspecify.annotations.NullMarked;
