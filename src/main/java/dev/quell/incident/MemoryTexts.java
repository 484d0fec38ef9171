package dev.quell.incident;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The texts incidents opened with, by channel, as a rule those seen last at the end. */
final class MemoryTexts {
  private final Map<Long, SequencedMap<String, SeenText>> channels = new HashMap<>();

  MemoryTexts() {}

  MemoryTexts(MemoryTexts other) {
    other.channels.forEach((channel, texts) -> channels.put(channel, new LinkedHashMap<>(texts)));
  }

  void put(SeenText text) {
    SequencedMap<String, SeenText> texts =
        channels.computeIfAbsent(text.channelId(), id -> new LinkedHashMap<>());
    SeenText known = texts.get(text.pieces());
    if (known == null || known.seenAt() <= text.seenAt()) {
      texts.putLast(text.pieces(), text);
    }
  }

  List<SeenText> all() {
    return channels.values().stream().flatMap(texts -> texts.values().stream()).toList();
  }

  /** Those seen after the instant, the oldest first; the newest when they are too many. */
  List<SeenText> newest(long channelId, long after, int most) {
    List<SeenText> found =
        channels.getOrDefault(channelId, new LinkedHashMap<>()).values().stream()
            .filter(text -> text.seenAt() > after)
            .sorted(SeenText.OLDEST_FIRST)
            .toList();
    return found.subList(Math.max(0, found.size() - most), found.size());
  }

  void forgetOld(long now) {
    long before = now - SeenText.KEPT.toMillis();
    for (SequencedMap<String, SeenText> texts : channels.values()) {
      while (!texts.isEmpty() && texts.firstEntry().getValue().seenAt() < before) {
        texts.pollFirstEntry();
      }
    }
  }
}
