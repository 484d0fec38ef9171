package dev.quell.source;

import java.util.List;
import java.util.Locale;

/**
 * How a source presents itself: the gallery entry, the form of its settings and its guide come from
 * here. The icon and the set-up guide lie beside it in the resources as {@code
 * sources/<kind>/icon.svg} and {@code sources/<kind>/guide.<language>.md}, where {@code
 * {{push_url}}} stands for the integration's push URL.
 *
 * @param kind the plugin type of the API, for example {@code volcengine.cm.metrics}
 * @param pushPath what follows {@code /event/push/alert/}, for example {@code
 *     volcengine/cm-metrics}
 * @param name shown in the gallery
 * @param summary one sentence for the gallery
 * @param category groups the gallery: {@code cloud}, {@code monitoring} or {@code custom}
 * @param settings what an integration of this kind can be told, in form order
 */
public record SourceDescriptor(
    String kind,
    String pushPath,
    Text name,
    Text summary,
    String category,
    List<Setting> settings) {

  public SourceDescriptor {
    settings = List.copyOf(settings);
  }

  /** The same words in both languages of the console. */
  public record Text(String en, String zh) {}

  /**
   * One field of the settings form.
   *
   * @param required without it the integration cannot read anything, so it is not saved
   */
  public record Setting(
      String name, Text label, Text help, Type type, boolean required, int maxLength) {

    /** How the form shows it. */
    public enum Type {
      TEXT,
      /** Shown as dots and never returned by the API once set. */
      SECRET,
      /** Many lines of JSON. */
      JSON
    }

    public boolean secret() {
      return type == Type.SECRET;
    }

    /** The word of the API. */
    public String typeWord() {
      return type.name().toLowerCase(Locale.ROOT);
    }
  }
}
