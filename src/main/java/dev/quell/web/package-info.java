/**
 * The conventions of the wire: envelope, error codes, caller, pages. May use {@code model} only.
 */
@NullMarked
package dev.quell.web;

import org.jspecify.annotations.NullMarked;
