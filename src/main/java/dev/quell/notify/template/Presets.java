package dev.quell.notify.template;

import dev.quell.notify.Message.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The templates that come with Quell: {@code notifiers/presets/<medium>.<language>.tmpl} in the
 * resources. One template has the words for all it may be about: new, repeated, escalated,
 * resolved.
 */
public final class Presets {
  /** Media with a preset of their own. */
  public static final List<String> MEDIA =
      List.of(
          "email",
          "sms",
          "voice",
          "feishu",
          "dingtalk",
          "wecom",
          "slack",
          "telegram",
          "teams",
          "webhook");

  private Presets() {}

  /** The source, to begin a template of one's own from. */
  public static String source(String medium, Language language) {
    String path =
        "/notifiers/presets/" + medium + "." + language.name().toLowerCase(Locale.ROOT) + ".tmpl";
    try (InputStream file = Presets.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException(medium + ": no preset");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
