package dev.quell.notify.template;

import dev.quell.notify.Markup;
import dev.quell.notify.Message.Language;
import java.time.Instant;
import java.time.ZoneId;

/**
 * For whom a template is filled in.
 *
 * @param now what {@code ago} and {@code now} go by
 */
public record Circumstances(Markup markup, Language language, ZoneId zone, Instant now) {}
