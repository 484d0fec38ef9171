/** The wire conventions: envelope, errors, caller, pages. May use {@code model} only. */
@NullMarked
package dev.quell.web;

import org.jspecify.annotations.NullMarked;
