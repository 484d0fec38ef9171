/** Kills the server and feeds it garbage, and counts afterwards. */
@org.jspecify.annotations.NullMarked
package dev.quell.torture;
