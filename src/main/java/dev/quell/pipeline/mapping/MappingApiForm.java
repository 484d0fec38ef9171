package dev.quell.pipeline.mapping;

import dev.quell.pipeline.rule.Stamps;
import dev.quell.web.HeaderRules;
import dev.quell.web.Requests;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What people write about a mapping API, of which anything may be left out on an update.
 *
 * @param timeout seconds
 * @param headers replace those before as a whole
 */
record MappingApiForm(
    Optional<String> apiId,
    Optional<String> apiName,
    Optional<String> description,
    Optional<String> url,
    Optional<Boolean> insecureSkipVerify,
    Optional<Map<String, String>> headers,
    Optional<Long> timeout,
    Optional<Long> retryCount,
    Optional<Long> teamId,
    Optional<List<String>> lookupLabels) {
  private static final int MAX_NAME = 199;
  private static final int MAX_URL = 500;
  private static final int MAX_DESCRIPTION = 500;
  private static final int MAX_LOOKUP_LABELS = 10;
  private static final int MAX_LABEL = 128;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^{}]*}|\\{\\{[^{}]*}}");

  /** Those that say who asks, on whose behalf or for whom, and those that HTTP itself sets. */
  private static final Set<String> REFUSED =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "x-api-key",
          "x-access-token",
          "x-forwarded-for",
          "x-real-ip",
          "true-client-ip",
          "x-client-ip",
          "host",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-internal-id",
          "x-user-id",
          "transfer-encoding",
          "upgrade",
          "connection",
          "content-length",
          "content-type",
          "expect");

  /** The API as this makes it. */
  MappingApi over(MappingApi old, Stamps stamps) {
    return new MappingApi(
        old.id(),
        apiName.orElse(old.name()),
        description.orElse(old.description()),
        url.orElse(old.url()),
        headers.orElse(old.headers()),
        timeout.map(Duration::ofSeconds).orElse(old.timeout()),
        retryCount.map(Long::intValue).orElse(old.retries()),
        insecureSkipVerify.orElse(old.anyCertificate()),
        teamId.orElse(old.teamId()),
        lookupLabels.orElse(old.lookupLabels()),
        stamps);
  }

  static MappingApi fresh(String id, Stamps stamps) {
    return new MappingApi(
        id, "", "", "", Map.of(), Duration.ofSeconds(2), 0, false, 0, List.of(), stamps);
  }

  /** Refuses what makes no sense, by its field. */
  void check() {
    apiName.ifPresent(
        name -> Requests.storable("api_name", Requests.text("api_name", name, MAX_NAME)));
    description.ifPresent(text ->
        Requests.storable("description", Requests.atMost("description", text, MAX_DESCRIPTION)));
    url.ifPresent(MappingApiForm::checkUrl);
    timeout.ifPresent(seconds -> Requests.between("timeout", seconds, 1, 3));
    retryCount.ifPresent(count -> Requests.between("retry_count", count, 0, 1));
    headers.ifPresent(all -> HeaderRules.check(all, REFUSED));
    lookupLabels.ifPresent(labels -> {
      Requests.list("lookup_labels", labels, 0, MAX_LOOKUP_LABELS);
      for (int i = 0; i < labels.size(); i++) {
        String where = "lookup_labels[" + i + "]";
        Requests.storable(where, Requests.text(where, labels.get(i), MAX_LABEL));
      }
    });
  }

  /** Where it may name labels: behind the host, so that none of them chooses who is asked. */
  static boolean hasPlaceholders(String url) {
    return PLACEHOLDER.matcher(url).find();
  }

  private static void checkUrl(String text) {
    Requests.storable("url", Requests.text("url", text, MAX_URL));
    try {
      URI uri = new URI(PLACEHOLDER.matcher(text).replaceAll("x"));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      boolean plain = uri.getHost() != null && uri.getUserInfo() == null;
      if (web && plain && !hasPlaceholders(upToHost(text)) && uri.getFragment() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      throw badUrl(text);
    }
    throw badUrl(text);
  }

  private static String upToHost(String text) {
    int host = text.indexOf("://") + 3;
    int end = text.indexOf('/', host);
    return end < 0 ? text : text.substring(0, end);
  }

  private static RuntimeException badUrl(String text) {
    return Requests.invalid(
        "url",
        text,
        "http:// or https:// and a host, without a password; labels such as ${host} only behind it");
  }
}
