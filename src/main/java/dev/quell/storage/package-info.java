/**
 * Connections, migrations, the differences between databases, and the removal of what is too old.
 * May use {@code model} only.
 */
@NullMarked
package dev.quell.storage;

import org.jspecify.annotations.NullMarked;
