/**
 * <<<<<<< HEAD Alerts and incidents: their states, what people do with them, their timeline. May
 * use {@code timer}, {@code channel}, {@code queue}, and what lies underneath. ======= Alerts and
 * incidents: their state, the actions on them and the timeline. May use {@code timer}, {@code
 * storage}, {@code web} and {@code model}. >>>>>>> ground
 */
@NullMarked
package dev.quell.incident;

import org.jspecify.annotations.NullMarked;
