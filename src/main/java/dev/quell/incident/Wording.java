package dev.quell.incident;

import dev.quell.model.Event;
import dev.quell.model.Image;
import dev.quell.model.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people read of an alert or an incident. */
public record Wording(
    String title, String titleRule, String description, Labels labels, List<Image> images) {
  public Wording {
    images = List.copyOf(images);
  }

  public static Wording of(Event event) {
    return new Wording(
        event.title(), event.titleRule(), event.description(), event.labels(), event.images());
  }

  /** The title stays that of the first event; labels and description are always the newest. */
  Wording updatedBy(Event trigger) {
    return new Wording(
        title, titleRule, trigger.description(), trigger.labels(), merged(trigger.images()));
  }

  /** A recovery must not blur the picture of the moment it broke: it only adds. */
  Wording completedBy(Event recovery) {
    return new Wording(
        title,
        titleRule,
        description,
        labels.withMissingFrom(recovery.labels()),
        merged(recovery.images()));
  }

  private List<Image> merged(List<Image> newer) {
    if (newer.isEmpty()) {
      return images;
    }
    Map<String, Image> byAlt = new LinkedHashMap<>();
    images.forEach(image -> byAlt.put(image.alt(), image));
    newer.forEach(image -> byAlt.put(image.alt(), image));
    return new ArrayList<>(byAlt.values());
  }
}
