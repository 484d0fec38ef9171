package dev.quell.incident;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people made of an incident beside handling it.
 *
 * @param creatorId who opened it; 0 is the system
 * @param ownerId who leads it; 0 is nobody
 * @param overrides what people wrote themselves, which alerts leave alone: {@code title}, {@code
 *     description} and so on, each with what stood there before
 * @param fields values of custom fields by the ids of these: a text, a truth value or a list of
 *     texts
 * @param mergeDisabled whether no alert may join by itself
 */
public record Particulars(
    long creatorId,
    long ownerId,
    Map<String, String> overrides,
    Map<String, Object> fields,
    boolean mergeDisabled) {
  static final Particulars NONE = new Particulars(0, 0, Map.of(), Map.of(), false);

  /** An older checkpoint knows of none of this. */
  public Particulars {
    overrides = sorted(overrides);
    fields = sorted(fields);
  }

  private static <T> Map<String, T> sorted(@Nullable Map<String, T> values) {
    return values == null || values.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new TreeMap<>(values));
  }

  static Particulars of(long creator, Map<String, Object> fields) {
    return new Particulars(creator, 0, Map.of(), fields, false);
  }

  Particulars ownedBy(long owner) {
    return new Particulars(creatorId, owner, overrides, fields, mergeDisabled);
  }

  /** Somebody wrote it themselves; what stood there first is remembered. */
  Particulars overriding(String name, String before) {
    Map<String, String> more = new TreeMap<>(overrides);
    more.putIfAbsent(name, before);
    return new Particulars(creatorId, ownerId, more, fields, mergeDisabled);
  }

  Particulars with(Map<String, Object> values) {
    return new Particulars(creatorId, ownerId, overrides, values, mergeDisabled);
  }

  Particulars mergeDisabled(boolean disabled) {
    return new Particulars(creatorId, ownerId, overrides, fields, disabled);
  }
}
