package dev.quell.pipeline.enrich;

import java.util.Map;

/**
 * What a table or an API knew.
 *
 * @param from what people call it
 * @param asked what was looked up, for the trace: {@code host=web-1}
 * @param labels by name; none when it failed
 * @param miss the code of the step that says why there are none; empty when there are
 * @param detail what belongs to that: a status, seconds, an address
 */
public record Answer(
    String from, String asked, Map<String, String> labels, String miss, String detail) {
  /** Nobody asked, as the rules changed in between. */
  public static final String NOT_ASKED = "lookup_not_asked";

  /** It was asked and knows nothing of this event. */
  public static final String NOTHING = "lookup_nothing";

  /** The event lacks a label that is looked up. */
  public static final String LABEL_MISSING = "lookup_label_missing";

  public static final String GONE = "lookup_gone";
  public static final String TIMEOUT = "lookup_timeout";
  public static final String STATUS = "lookup_status";
  public static final String TOO_LARGE = "lookup_too_large";
  public static final String UNREADABLE = "lookup_unreadable";
  public static final String BREAKER_OPEN = "lookup_breaker_open";
  public static final String ADDRESS_REFUSED = "lookup_address_refused";
  public static final String UNREACHABLE = "lookup_unreachable";
  public static final String OUT_OF_TIME = "lookup_out_of_time";

  public Answer {
    labels = Map.copyOf(labels);
  }

  public static Answer of(String from, String asked, Map<String, String> labels) {
    return labels.isEmpty()
        ? missed(from, asked, NOTHING, "")
        : new Answer(from, asked, labels, "", "");
  }

  public static Answer missed(String from, String asked, String miss, String detail) {
    return new Answer(from, asked, Map.of(), miss, detail);
  }
}
