/** The whole server, booted as in production. */
@org.jspecify.annotations.NullMarked
package dev.quell.app;
