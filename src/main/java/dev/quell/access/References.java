package dev.quell.access;

import dev.quell.web.ApiException;
import java.util.List;
import java.util.stream.Collectors;

/** Tells people in words what stands in the way. */
final class References {
  private static final int MOST_NAMED = 10;

  private References() {}

  /** For example {@code schedule "primary", team "ops" and 3 more}. */
  static String words(List<ApiException.Ref> refs) {
    String first =
        refs.stream()
            .limit(MOST_NAMED)
            .map(ref -> ref.type().replace('_', ' ') + " \"" + ref.name() + "\"")
            .distinct()
            .collect(Collectors.joining(", "));
    int more = refs.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
