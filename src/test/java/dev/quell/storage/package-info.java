/** The contract of the stores, run on both databases. */
@org.jspecify.annotations.NullMarked
package dev.quell.storage;
