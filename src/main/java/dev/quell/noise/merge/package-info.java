/** Further triggers of a problem that has an open alert, and those that come too late. */
@NullMarked
package dev.quell.noise.merge;

import org.jspecify.annotations.NullMarked;
