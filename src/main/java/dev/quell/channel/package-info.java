/**
 * The workspace of one team and its settings. May use {@code storage}, {@code web} and {@code
 * model}.
 */
@NullMarked
package dev.quell.channel;

import org.jspecify.annotations.NullMarked;
