/** Who must be told of an incident, when, and what if nobody answers. */
@NullMarked
package dev.quell.escalation;

import org.jspecify.annotations.NullMarked;
