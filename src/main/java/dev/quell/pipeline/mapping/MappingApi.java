package dev.quell.pipeline.mapping;

import dev.quell.pipeline.rule.Stamps;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Somebody's server that knows labels, and how it is asked.
 *
 * @param url may name labels behind its host, for example <code>/hosts/${host}</code>
 * @param timeout for each try
 * @param retries after a first try that failed
 * @param anyCertificate whether its certificate is believed unseen
 * @param lookupLabels events alike in these get the same answer; all of the event counts where
 *     there are none
 */
public record MappingApi(
    String id,
    String name,
    String description,
    String url,
    Map<String, String> headers,
    Duration timeout,
    int retries,
    boolean anyCertificate,
    long teamId,
    List<String> lookupLabels,
    Stamps stamps) {
  public MappingApi {
    headers = Map.copyOf(headers);
    lookupLabels = List.copyOf(lookupLabels);
  }
}
