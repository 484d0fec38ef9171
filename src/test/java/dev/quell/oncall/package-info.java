/** Calendars and schedules: through the API, as they once were, and against a slow model. */
@org.jspecify.annotations.NullMarked
package dev.quell.oncall;
