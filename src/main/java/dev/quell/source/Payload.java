package dev.quell.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One callback as it arrived.
 *
 * @param integrationId the integration whose key it carried
 * @param integrationName as people call it; a title may name it
 * @param requestId our own id of this request, 22 characters; the seed of generated alert keys
 * @param headers by lower-case name
 * @param query the parameters of the URL, without the integration key
 * @param settings the integration's settings, by the names in its descriptor
 * @param body the bytes as received; never changed by a reader
 */
public record Payload(
    long integrationId,
    String integrationName,
    String requestId,
    Map<String, String> headers,
    Map<String, String> query,
    Map<String, String> settings,
    byte[] body) {

  public Payload {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
    settings = Map.copyOf(settings);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
