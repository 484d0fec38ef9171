/**
 * Telling other programs of every change of incidents and alerts, at addresses people set up. May
 * use {@code channel}, {@code incident}, {@code notify}, {@code queue}, {@code storage}, {@code
 * web} and {@code model}.
 */
@NullMarked
package dev.quell.webhook;

import org.jspecify.annotations.NullMarked;
