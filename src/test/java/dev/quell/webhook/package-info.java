@NullMarked
package dev.quell.webhook;

import org.jspecify.annotations.NullMarked;
