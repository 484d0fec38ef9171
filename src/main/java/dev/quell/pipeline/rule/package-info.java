/**
 * What the rules of an integration share: the event they work on and the words they leave. May use
 * {@code model} only.
 */
@NullMarked
package dev.quell.pipeline.rule;

import org.jspecify.annotations.NullMarked;
