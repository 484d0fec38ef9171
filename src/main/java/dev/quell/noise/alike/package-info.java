/** What the incidents of a channel say, kept so that what reads like it is found at once. */
@NullMarked
package dev.quell.noise.alike;

import org.jspecify.annotations.NullMarked;
