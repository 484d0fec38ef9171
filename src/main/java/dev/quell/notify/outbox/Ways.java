package dev.quell.notify.outbox;

import dev.quell.notify.Notifier;
import dev.quell.notify.NotifierDescriptor.Audience;
import dev.quell.notify.NotifierDescriptor.FormField;
import dev.quell.notify.NotifierDescriptor.FormField.Owner;
import dev.quell.notify.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which notifier serves a medium on this server, with the settings of its provider. */
public final class Ways {
  private final Map<String, Way> byMedium = new LinkedHashMap<>();
  private final Map<String, String> missing = new HashMap<>();

  /** A notifier ready to be used. */
  public record Way(Notifier notifier, Map<String, String> provider) {
    Target target(Notice notice) {
      Map<String, String> all = new HashMap<>(notice.to().address());
      all.putAll(provider);
      return new Target(all);
    }

    /** Keeps the provider's secrets out of logs. */
    @Override
    public String toString() {
      return "Way[" + notifier.descriptor().key() + "]";
    }
  }

  /**
   * Of several notifiers of a medium the first one that is set up serves it.
   *
   * @param providers the settings of providers by the key of their notifier
   */
  public Ways(List<Notifier> notifiers, Map<String, Map<String, String>> providers) {
    for (Notifier notifier : notifiers) {
      var descriptor = notifier.descriptor();
      Map<String, String> given = providers.getOrDefault(descriptor.key(), Map.of());
      boolean ready =
          descriptor.fields().stream()
              .filter(field -> field.of() == Owner.PROVIDER && field.required())
              .allMatch(field -> !given.getOrDefault(field.name(), "").isBlank());
      if (ready) {
        byMedium.putIfAbsent(descriptor.medium(), new Way(notifier, Map.copyOf(given)));
      } else {
        missing.putIfAbsent(descriptor.medium(), settings(notifier));
      }
    }
  }

  public Optional<Way> of(String medium) {
    return Optional.ofNullable(byMedium.get(medium));
  }

  /** Why a medium serves nobody here, for the timeline; empty when it does. */
  public Optional<String> problem(String medium) {
    if (byMedium.containsKey(medium)) {
      return Optional.empty();
    }
    return Optional.of(
        missing.containsKey(medium)
            ? medium + " is not set up on this server (" + missing.get(medium) + ")"
            : medium + " is not served here");
  }

  /** Media that reach people, as they are set up here. */
  public List<String> personal() {
    return byMedium.entrySet().stream()
        .filter(one -> one.getValue().notifier().descriptor().audience().contains(Audience.PERSON))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The setting that holds where a person is reached by a medium, for example {@code email}. */
  public Optional<String> addressField(String medium) {
    return of(medium)
        .flatMap(way ->
            way.notifier().descriptor().fields().stream()
                .filter(field -> field.of() == Owner.TARGET && field.required())
                .map(FormField::name)
                .findFirst());
  }

  private static String settings(Notifier notifier) {
    return "missing: "
        + notifier.descriptor().fields().stream()
            .filter(field -> field.of() == Owner.PROVIDER && field.required())
            .map(field -> variable(notifier.descriptor().key(), field.name()))
            .findFirst()
            .orElse("");
  }

  /** The environment variable of a provider's setting, for example {@code QUELL_EMAIL_HOST}. */
  public static String variable(String key, String field) {
    return ("QUELL_" + key + "_" + field).toUpperCase(java.util.Locale.ROOT);
  }
}
