/**
 * The team's workspace and its settings, which noise reduction reads. May use {@code model}, {@code
 * storage}, {@code web}, and {@code queue} for its commands.
 */
@NullMarked
package dev.quell.channel;

import org.jspecify.annotations.NullMarked;
