@NullMarked
package dev.quell.access.audit;

import org.jspecify.annotations.NullMarked;
