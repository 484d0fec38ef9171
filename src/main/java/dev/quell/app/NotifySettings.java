package dev.quell.app;

import dev.quell.notify.Notifier;
import dev.quell.notify.NotifierDescriptor;
import dev.quell.notify.NotifierDescriptor.FormField;
import dev.quell.notify.NotifierDescriptor.FormField.Owner;
import dev.quell.notify.Target;
import dev.quell.notify.outbox.Ways;
import dev.quell.notify.vendor.AllNotifiers;
import dev.quell.web.AddressGuard;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * By what people are told: the mail server, the providers of SMS and calls, and which addresses
 * messages may go to.
 *
 * @param addresses which private addresses robots and webhooks may have
 * @param providers settings by the key of a notifier
 * @param heartbeat what is called each minute as long as all is well
 */
public record NotifySettings(
    AddressGuard addresses, Map<String, Map<String, String>> providers, Optional<URI> heartbeat) {
  /** How an operator lets messages go to an internal server. */
  public static final String ADDRESSES = "QUELL_NOTIFY_ALLOW_PRIVATE";

  /** What is called each minute as long as all is well. */
  static final String HEARTBEAT = "QUELL_HEARTBEAT_URL";

  /** Only what needs no provider, and nothing that is private. */
  public static final NotifySettings NOBODY =
      new NotifySettings(new AddressGuard(List.of(), false), Map.of(), Optional.empty());

  public NotifySettings {
    providers = Map.copyOf(providers);
  }

  /** The environment variables of all providers, for example {@code QUELL_EMAIL_HOST}. */
  static Set<String> variables() {
    Set<String> all = new TreeSet<>();
    for (Notifier notifier : AllNotifiers.list()) {
      NotifierDescriptor descriptor = notifier.descriptor();
      settings(descriptor).forEach(field -> all.add(Ways.variable(descriptor.key(), field.name())));
    }
    return all;
  }

  /** Reads them; refuses a provider that is set up in part, or wrongly. */
  static Map<String, Map<String, String>> providers(
      Function<String, Optional<String>> environment) {
    Map<String, Map<String, String>> providers = new HashMap<>();
    for (Notifier notifier : AllNotifiers.list()) {
      NotifierDescriptor descriptor = notifier.descriptor();
      Map<String, String> given = new HashMap<>();
      for (FormField field : settings(descriptor)) {
        environment
            .apply(Ways.variable(descriptor.key(), field.name()))
            .ifPresent(value -> given.put(field.name(), value));
      }
      if (!given.isEmpty()) {
        problem(descriptor, given)
            .ifPresent(why -> {
              throw new SettingsException(Ways.variable(descriptor.key(), why));
            });
        providers.put(descriptor.key(), given);
      }
    }
    return providers;
  }

  private static Optional<String> problem(
      NotifierDescriptor descriptor, Map<String, String> given) {
    return new NotifierDescriptor(
            descriptor.key(),
            descriptor.medium(),
            descriptor.name(),
            settings(descriptor),
            descriptor.limit(),
            descriptor.markup(),
            descriptor.audience(),
            descriptor.perMinute())
        .problem(new Target(given));
  }

  private static List<FormField> settings(NotifierDescriptor descriptor) {
    return descriptor.fields().stream().filter(field -> field.of() == Owner.PROVIDER).toList();
  }

  /** Keeps the secrets of providers out of logs. */
  @Override
  public String toString() {
    return "Telling" + new TreeSet<>(providers.keySet());
  }
}
