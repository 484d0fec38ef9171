/** What vendors publish to check oneself by. */
@org.jspecify.annotations.NullMarked
package dev.quell.notify.vendor;
