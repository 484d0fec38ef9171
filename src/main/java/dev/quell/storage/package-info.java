/** Connections, migrations and the differences between databases. May use {@code model} only. */
@NullMarked
package dev.quell.storage;

import org.jspecify.annotations.NullMarked;
