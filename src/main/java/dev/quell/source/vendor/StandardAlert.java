package dev.quell.source.vendor;

import dev.quell.model.Event;
import dev.quell.model.Image;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.source.Json;
import dev.quell.source.JsonObject;
import dev.quell.source.LabelCollector;
import dev.quell.source.Notes;
import dev.quell.source.Origin;
import dev.quell.source.Refusal;
import dev.quell.source.WebAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One alert of the standard protocol: what is too long is cut, what has no meaning is refused. */
final class StandardAlert {
  private static final int MAX_IMAGE_ADDRESS = 256;
  private static final int MAX_IMAGE_ALT = 128;
  private static final String OK = "Ok";
  private static final String STATUSES = "Critical, Warning, Info or Ok";

  /** What people group and route by is kept when there are too many. */
  private static final List<String> FIRST_LABELS = List.of("check", "resource", "service");

  private static final int MOST_ENCODED = 8 * LabelCollector.MAX_VALUE;
  private static final Pattern IMAGE_KEY = Pattern.compile("img_[0-9a-f]{32}");

  /** A number beyond the year 5138 can only be meant as milliseconds. */
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  private static final long LAST_MILLISECONDS = FIRST_MILLISECONDS * 1000;

  private final Origin origin;
  private final JsonObject object;
  private final String place;
  private final Notes notes;

  /**
   * @param place what stands before a field's name in a refusal; empty unless the body is a list
   */
  StandardAlert(Origin origin, JsonObject object, String place) {
    this.origin = origin;
    this.object = object;
    this.place = place;
    this.notes = object.notes();
  }

  Event toEvent(String generatedKey) throws Refusal {
    boolean recovered = status().equals(OK);
    String key = alertKey(recovered, generatedKey);
    Event event =
        new Event(
            key,
            object.text("title"),
            titleRule(recovered, key),
            notes.fit("description", object.text("description"), Event.MAX_DESCRIPTION),
            severity(recovered),
            recovered,
            eventTime(),
            Optional.empty(),
            labels(),
            images(),
            List.of());
    return origin.titled(event, notes);
  }

  private String alertKey(boolean recovered, String generatedKey) throws Refusal {
    JsonNode sent = object.get("alert_key");
    if (sent.isContainer()) {
      throw new Refusal(place + "alert_key", sent, "text");
    }
    String key = notes.fit("alert_key", object.text("alert_key"), Event.MAX_KEY);
    if (!key.isEmpty()) {
      return key;
    }
    if (recovered) {
      throw new Refusal(place + "alert_key", sent, "the key of the alert that is over");
    }
    return generatedKey;
  }

  private String status() throws Refusal {
    JsonNode value = object.get("event_status");
    String status = value.isString() ? value.stringValue() : "";
    if (!status.equals(OK) && Severity.parse(status).isEmpty()) {
      throw new Refusal(place + "event_status", value, STATUSES);
    }
    return status;
  }

  private Severity severity(boolean recovered) throws Refusal {
    if (origin.severity().isPresent()) {
      return origin.severity().get();
    }
    // the protocol has no field for the level that a recovered alert had
    return recovered ? Severity.INFO : Severity.parse(status()).orElseThrow();
  }

  private String titleRule(boolean recovered, String key) throws Refusal {
    String sent = origin.titleRule().orElseGet(() -> object.firstText("title_rule", "title"));
    if (!sent.isEmpty()) {
      return notes.fit("title_rule", sent, Event.MAX_TITLE);
    }
    if (!recovered) {
      throw new Refusal(
          place + "title_rule",
          object.get("title_rule"),
          "a title of 1 to " + Event.MAX_TITLE + " characters");
    }
    // a recovery is worth more than its title
    notes.add("title_rule: missing; the alert key stands in for it");
    return key;
  }

  private Labels labels() {
    LabelCollector labels = new LabelCollector(notes);
    JsonNode sent = object.get("labels");
    if (!sent.isMissingNode() && !sent.isObject()) {
      notes.add("labels: " + Json.describe(sent) + " passed over (expected: an object)");
    }
    for (String first : FIRST_LABELS) {
      labels.put(first, Json.encoded(sent.path(first), MOST_ENCODED));
    }
    for (Map.Entry<String, JsonNode> label : sent.properties()) {
      labels.put(label.getKey(), Json.encoded(label.getValue(), MOST_ENCODED));
    }
    return labels.labels();
  }

  private List<Image> images() {
    Map<String, Image> imagesByAlt = new LinkedHashMap<>();
    for (JsonObject image : object.list("images")) {
      String src = image.text("src");
      if (WebAddress.isOne(src, MAX_IMAGE_ADDRESS) || IMAGE_KEY.matcher(src).matches()) {
        String alt = notes.fit("image alt", image.text("alt"), MAX_IMAGE_ALT);
        imagesByAlt.put(alt, new Image(src, alt, href(image)));
      } else {
        notes.add(
            "image: "
                + (src.isEmpty() ? "no src" : "src " + Notes.quote(src))
                + " left out (expected: http or https, at most 256 characters)");
      }
    }
    return List.copyOf(imagesByAlt.values());
  }

  private String href(JsonObject image) {
    String href = notes.fit("image href", image.text("href"), MAX_IMAGE_ADDRESS);
    if (href.isEmpty() || WebAddress.isOne(href, MAX_IMAGE_ADDRESS)) {
      return href;
    }
    notes.add("image href: " + Notes.quote(href) + " left out (expected: http or https)");
    return "";
  }

  private Optional<Instant> eventTime() {
    JsonNode value = object.get("event_time");
    String text = Json.scalar(value).strip();
    if (value.isMissingNode() || text.equals("0") || (value.isString() && text.isEmpty())) {
      return Optional.empty();
    }
    Optional<Instant> time = seconds(text);
    if (time.isEmpty()) {
      notes.add(
          "event_time: "
              + Json.describe(value)
              + " (expected: Unix seconds); the time of arrival counts");
    }
    return time;
  }

  private static Optional<Instant> seconds(String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException words) {
      return Optional.empty();
    }
    if (!(number >= 1 && number < LAST_MILLISECONDS)) {
      return Optional.empty();
    }
    long whole = (long) number;
    return Optional.of(
        whole < FIRST_MILLISECONDS ? Instant.ofEpochSecond(whole) : Instant.ofEpochMilli(whole));
  }
}
