/**
 * The shared words of Quell: values every other package speaks in. Imports the JDK, and re2j for
 * the expressions people write.
 */
@NullMarked
package dev.quell.model;

import org.jspecify.annotations.NullMarked;
