package dev.quell.simulator;

import dev.quell.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Ledger entries made by hand, in minutes. */
final class Entries {
  private Entries() {}

  static Item item(String resource, boolean recovered, Level level, int minute, Labels labels) {
    AlertKey key = new AlertKey("42", "rule", "cn-beijing", resource, new TreeMap<>(), "threshold");
    return new Item(key, recovered, level, labels, at(minute));
  }

  static LedgerEntry entry(Item item, int received, CallbackKind kind) {
    Callback callback =
        new Callback(
            "trace",
            "x-volc-rule-id",
            "rule",
            "name",
            kind,
            item.time(),
            "lane",
            List.of(item),
            "{}");
    return LedgerEntry.delivered(callback, at(received), Delivery.none().accepted(List.of("key")));
  }

  static Instant at(int minute) {
    return Instant.ofEpochSecond(60L * minute);
  }
}
