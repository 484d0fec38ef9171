package dev.quell.notify.template;

import dev.quell.notify.Markup;
import dev.quell.notify.Message.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the words for a message: a template of one's own where it works, else the preset. */
public final class Wording {
  private final Map<Language, Map<String, GoTemplate>> presets = new EnumMap<>(Language.class);

  /** Reads the presets, which must be right. */
  public Wording() {
    for (Language language : Language.values()) {
      Map<String, GoTemplate> read = new HashMap<>();
      Presets.MEDIA.forEach(
          medium -> read.put(medium, GoTemplate.read(Presets.source(medium, language))));
      presets.put(language, Map.copyOf(read));
    }
  }

  /**
   * What a message says.
   *
   * @param problem why the preset stands in for a template of one's own, where it does
   */
  public record Worded(String text, Optional<String> problem) {}

  /**
   * The words.
   *
   * @param medium as notifiers name it; one without a preset gets that of SMS
   * @param own the source of a template; empty for none
   */
  public Worded words(String medium, String own, TemplateModel model, Circumstances circumstances) {
    if (own.isBlank()) {
      return new Worded(preset(medium, model, circumstances), Optional.empty());
    }
    try {
      String text = GoTemplate.read(own).fill(model, circumstances);
      return new Worded(text, Optional.empty());
    } catch (TemplateException e) {
      return new Worded(
          preset(medium, model, circumstances), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** What is wrong with a template somebody wants to save, tried on a made-up incident. */
  public Optional<String> problem(String source, Markup markup) {
    try {
      GoTemplate.read(source)
          .fill(
              TemplateModel.sample(),
              new Circumstances(
                  markup, Language.EN, ZoneId.of("UTC"), Instant.ofEpochSecond(1767226200)));
      return Optional.empty();
    } catch (TemplateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private String preset(String medium, TemplateModel model, Circumstances circumstances) {
    Map<String, GoTemplate> all = presets.getOrDefault(circumstances.language(), Map.of());
    GoTemplate preset = all.get(all.containsKey(medium) ? medium : "sms");
    if (preset == null) {
      throw new IllegalStateException("no preset for " + medium);
    }
    try {
      return preset.fillPreset(model, circumstances);
    } catch (TemplateException e) {
      // so many labels that they do not fit; the title must be said all the same
      return circumstances.markup().escape(model.title());
    }
  }
}
