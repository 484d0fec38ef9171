package dev.quell.noise.similar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One text in a {@link SimilarIndex}, with all items that have it.
 *
 * @param <T> what the text belongs to
 */
final class Entry<T> {

  /** An item, and how new it is. */
  record Owner<T>(T item, long order) {}

  private final TextPieces text;

  /** The newest last. */
  private final List<Owner<T>> owners = new ArrayList<>(1);

  private long lastSearch;

  Entry(TextPieces text) {
    this.text = text;
  }

  TextPieces text() {
    return text;
  }

  boolean isEmpty() {
    return owners.isEmpty();
  }

  void add(T item, long order) {
    owners.add(from(order), new Owner<>(item, order));
  }

  void remove(T item, long order) {
    int at = from(order);
    while (!owners.get(at).item().equals(item)) {
      at++;
    }
    owners.remove(at);
  }

  /** The first position of this order or a greater one. */
  private int from(long order) {
    int low = 0;
    int high = owners.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (owners.get(middle).order() < order) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Optional<Owner<T>> newest(Predicate<? super T> mayBeChosen) {
    for (int i = owners.size() - 1; i >= 0; i--) {
      if (mayBeChosen.test(owners.get(i).item())) {
        return Optional.of(owners.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether this is its first time in the search of this number. */
  boolean isNewTo(long search) {
    boolean fresh = lastSearch != search;
    lastSearch = search;
    return fresh;
  }
}
