package dev.quell.noise.similar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Under each piece, the texts that have it in their beginning.
 *
 * @param <T> what the texts belong to
 */
final class Postings<T> {
  private final Map<Integer, Posting<T>> byPiece = new HashMap<>();
  private final Posting<T> none = new Posting<>();

  void add(Entry<T> entry, int beginning) {
    for (int i = 0; i < beginning; i++) {
      byPiece.computeIfAbsent(entry.text().at(i), piece -> new Posting<>()).add(entry);
    }
  }

  void remove(Entry<T> entry, int beginning) {
    for (int i = 0; i < beginning; i++) {
      int piece = entry.text().at(i);
      Posting<T> posting = under(piece);
      posting.remove(entry);
      if (posting.size() == 0) {
        byPiece.remove(piece);
      }
    }
  }

  Posting<T> under(int piece) {
    return byPiece.getOrDefault(piece, none);
  }

  /**
   * The texts under one piece, the lightest first.
   *
   * @param <T> what the texts belong to
   */
  static final class Posting<T> {
    private final List<Entry<T>> entries = new ArrayList<>(1);

    int size() {
      return entries.size();
    }

    Entry<T> at(int position) {
      return entries.get(position);
    }

    /** The first position of a text that weighs this or more. */
    int from(double mass) {
      int low = 0;
      int high = entries.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (entries.get(middle).text().mass() < mass) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private void add(Entry<T> entry) {
      entries.add(from(entry.text().mass() + 0.5), entry);
    }

    private void remove(Entry<T> entry) {
      int at = from(entry.text().mass());
      while (entries.get(at) != entry) {
        at++;
      }
      entries.remove(at);
    }
  }
}
