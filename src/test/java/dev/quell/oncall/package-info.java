/** Calendars through the API, and as they once were. */
@org.jspecify.annotations.NullMarked
package dev.quell.oncall;
