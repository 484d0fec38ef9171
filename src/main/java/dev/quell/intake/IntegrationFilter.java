package dev.quell.intake;

import dev.quell.web.Requests;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which integrations a list is about; empty texts narrow nothing.
 *
 * @param condition one of {@link #CONDITIONS}
 */
record IntegrationFilter(
    Optional<Long> channelId,
    String kind,
    String category,
    String condition,
    String namePart,
    Function<Integration, String> categories) {

  /** How an integration may be; the last two are told by what it did lately. */
  static final List<String> CONDITIONS = List.of("enabled", "disabled", "silent", "trouble");

  IntegrationFilter {
    if (!condition.isEmpty()) {
      Requests.oneOf("status", condition, CONDITIONS);
    }
    namePart = namePart.toLowerCase(Locale.ROOT);
  }

  /** Those of {@code all} that are meant, in the same order; what they did is asked if needed. */
  List<Integration> of(Collection<Integration> all, Activities activities) {
    List<Integration> found =
        all.stream()
            .filter(one -> channelId.map(id -> id == one.channelId()).orElse(true))
            .filter(one -> kind.isEmpty() || one.kind().equals(kind))
            .filter(one -> category.isEmpty() || categories.apply(one).equals(category))
            .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(namePart))
            .toList();
    return switch (condition) {
      case "enabled" -> with(found, one -> one.status() == Integration.Status.ENABLED);
      case "disabled" -> with(found, one -> one.status() == Integration.Status.DISABLED);
      case "silent" -> with(found, byActivity(found, activities, Activity::isSilent));
      case "trouble" ->
          with(found, byActivity(found, activities, activity -> activity.trouble().any()));
      default -> found;
    };
  }

  private static List<Integration> with(List<Integration> found, Predicate<Integration> wanted) {
    return found.stream().filter(wanted).toList();
  }

  private static Predicate<Integration> byActivity(
      List<Integration> found, Activities activities, Predicate<Activity> wanted) {
    Map<Long, Activity> known = activities.of(found);
    return one -> Optional.ofNullable(known.get(one.id())).filter(wanted).isPresent();
  }
}
