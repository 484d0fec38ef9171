/** What a channel's people told it to drop, silence or inhibit; plain values the judges read. */
@NullMarked
package dev.quell.channel.rule;

import org.jspecify.annotations.NullMarked;
