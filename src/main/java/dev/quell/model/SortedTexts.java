package dev.quell.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few texts by name, sorted by name, in as little memory as they fit; never changes. Of equal
 * short texts nearly all are the same string.
 */
final class SortedTexts extends AbstractMap<String, String>
    implements SequencedMap<String, String> {

  private final String[] names;
  private final String[] values;

  private SortedTexts(String[] names, String[] values) {
    this.names = names;
    this.values = values;
  }

  static SequencedMap<String, String> of(Map<String, String> map) {
    if (map instanceof SortedTexts same) {
      return same;
    }
    String[] names = map.keySet().toArray(new String[0]);
    Arrays.sort(names);
    String[] values = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = SharedTexts.share(Objects.requireNonNull(map.get(names[i])));
    }
    return new SortedTexts(SharedTexts.shareAll(names), values);
  }

  /** The same of names that are sorted already, as a rule; both belong to it from now on. */
  static SortedTexts of(String[] names, String[] values) {
    for (int i = 1; i < names.length; i++) {
      if (names[i - 1].compareTo(names[i]) >= 0) {
        return sorted(names, values);
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = SharedTexts.share(values[i]);
    }
    return new SortedTexts(SharedTexts.shareAll(names), values);
  }

  private static SortedTexts sorted(String[] names, String[] values) {
    TreeMap<String, String> sorted = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      sorted.put(names[i], values[i]);
    }
    return of(sorted.keySet().toArray(new String[0]), sorted.values().toArray(new String[0]));
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    int place = name instanceof String text ? find(text) : -1;
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return name instanceof String text && find(text) >= 0;
  }

  /** Where a name stands; negative when it is not here. */
  private int find(String name) {
    int low = 0;
    int high = names.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = names[middle].compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, String>> iterator() {
        return new Iterator<>() {
          private int at;

          @Override
          public boolean hasNext() {
            return at < names.length;
          }

          @Override
          public Map.Entry<String, String> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            at++;
            return Map.entry(names[at - 1], values[at - 1]);
          }
        };
      }

      @Override
      public int size() {
        return names.length;
      }
    };
  }

  @Override
  public SequencedMap<String, String> reversed() {
    return new TreeMap<>(this).descendingMap();
  }
}
