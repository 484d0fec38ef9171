@NullMarked
package dev.quell.channel;

import org.jspecify.annotations.NullMarked;
