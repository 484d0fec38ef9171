/**
 * Connections, migrations, the two SQL dialects and ordered rule lists. May use {@code model} only.
 */
@NullMarked
package dev.quell.storage;

import org.jspecify.annotations.NullMarked;
