/**
 * The wire conventions every API class keeps: envelope, errors, caller, pages, console files. May
 * use {@code model} only.
 */
@NullMarked
package dev.quell.web;

import org.jspecify.annotations.NullMarked;
