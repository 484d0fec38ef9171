/** Properties of the shared words. */
@org.jspecify.annotations.NullMarked
package dev.quell.model;
