/** Templates of one's own: kept, tried when they are saved, and found when a message is written. */
@NullMarked
package dev.quell.notify.catalog;

import org.jspecify.annotations.NullMarked;
