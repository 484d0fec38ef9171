/** One class per medium or provider, each the only place that knows its wire format. */
@NullMarked
package dev.quell.notify.vendor;

import org.jspecify.annotations.NullMarked;
