/** The comparison with published descriptions, tried on small ones. */
@org.jspecify.annotations.NullMarked
package dev.quell.app.contract;
