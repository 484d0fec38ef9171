@NullMarked
package dev.quell.channel.rule;

import org.jspecify.annotations.NullMarked;
