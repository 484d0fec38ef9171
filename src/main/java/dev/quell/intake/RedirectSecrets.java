package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.queue.LogRecord;
import dev.quell.web.HiddenText;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Hides, in what is shown of a callback, the labels that say whom to tell: robots have tokens. */
record RedirectSecrets(List<String> texts) {
  /** What is shorter opens no door, and hiding it would garble the rest. */
  private static final int SHORTEST = 4;

  static RedirectSecrets of(LogRecord.Callback callback) {
    Set<String> texts = new LinkedHashSet<>();
    collect(Labels.of(callback.query()), texts);
    for (Event event : callback.events()) {
      collect(event.labels(), texts);
    }
    return new RedirectSecrets(
        texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  private static void collect(Labels labels, Set<String> texts) {
    labels
        .redirects()
        .forEach((name, value) -> {
          if (name.startsWith("layer_webhook")) {
            for (String part : value.split(",", -1)) {
              String token = part.strip();
              if (token.length() >= SHORTEST) {
                texts.add(token);
                texts.add(token.replace("/", "\\/"));
              }
            }
          }
        });
  }

  String hide(String text) {
    String hidden = text;
    for (String secret : texts) {
      hidden = hidden.replace(secret, HiddenText.HIDDEN);
    }
    return hidden;
  }

  Map<String, String> hide(Map<String, String> query) {
    Map<String, String> shown = new TreeMap<>(query);
    shown.replaceAll((name, value) -> Labels.isRedirect(name) ? HiddenText.HIDDEN : value);
    return shown;
  }
}
