/**
 * The shared words of Quell: values every other package speaks in. Imports the JDK and nothing
 * else.
 */
@NullMarked
package dev.quell.model;

import org.jspecify.annotations.NullMarked;
