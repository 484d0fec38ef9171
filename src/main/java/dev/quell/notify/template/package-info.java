/**
 * What a message says: Go's template language over a model of maps, and presets written in it. May
 * use {@code notify} and {@code model}.
 */
@NullMarked
package dev.quell.notify.template;

import org.jspecify.annotations.NullMarked;
