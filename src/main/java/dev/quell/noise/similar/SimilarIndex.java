package dev.quell.noise.similar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds, among very many texts, the one most like another, and compares with few of them. Exact:
 * what a scan over all would find, it finds. For one thread.
 *
 * <p>Texts of equal pieces share one {@link Entry}, so a thousand alerts of one rule cost one
 * comparison. Of the others, only those are compared that can still win, by two bounds.
 *
 * <p>Let a piece p weigh w(p), and a text x weigh m(x), the sum over its pieces. Then score(x, y) =
 * m(x ∩ y) / √(m(x)·m(y)). Order the pieces of every text the same way, by their numbers, and let
 * r(x, i) be the weight of x from its i-th piece on; so r(x, 0) = m(x).
 *
 * <ul>
 *   <li><b>Beginnings.</b> Let the first piece that x and y share stand at i in x and at j in y.
 *       Whatever they share stands there or behind, so m(x ∩ y) ≤ r(x, i) and ≤ r(y, j), and of
 *       course m(x ∩ y) ≤ m(y). Hence m(x ∩ y)² ≤ r(x, i)·m(y), and score² ≤ r(x, i) / m(x); in the
 *       same way score² ≤ r(y, j) / m(y). To exceed t, two texts must therefore share a piece at an
 *       i with r(x, i) > t²·m(x) and a j with r(y, j) > t²·m(y): only the beginning of each text,
 *       19 % of its weight for t = 0.9, is kept in the table of pieces or looked up there. (With
 *       weights of 1 these are the first ⌈(1 − t²)·|x|⌉ pieces.)
 *   <li><b>Weights.</b> m(x ∩ y) ≤ min(m(x), m(y)) gives score² ≤ m(y) / m(x), so t²·m(x) < m(y);
 *       and m(x ∩ y) ≤ r(x, i) gives m(y) < r(x, i)² / (t²·m(x)). What stands under one piece is
 *       sorted by weight, and only that range is looked at.
 * </ul>
 *
 * <p>Once a match is found its score takes the place of t in both, with ≥ for >, since an equal
 * score may belong to a newer text.
 *
 * @param <T> what the texts belong to, such as the id of an incident; compared by equals
 */
public final class SimilarIndex<T> {

  /** The most similar text's owner. */
  public record Match<T>(T item, double score) {}

  /** Where an item's text is. */
  private record Kept<T>(Entry<T> entry, long order) {}

  private final double threshold;
  private final Map<TextPieces, Entry<T>> entries = new HashMap<>();
  private final Map<T, Kept<T>> keptByItem = new HashMap<>();
  private final Postings<T> postings = new Postings<>();
  private long searches;

  /**
   * An empty one.
   *
   * @param threshold from 0.5 to below 1; a match must exceed it
   */
  public SimilarIndex(double threshold) {
    if (!(threshold >= 0.5 && threshold < 1)) {
      throw new IllegalArgumentException("threshold: " + threshold + " (expected: 0.5 to below 1)");
    }
    this.threshold = threshold;
  }

  /**
   * Keeps this text for the item, instead of the one it had.
   *
   * @param order where two texts are equally alike, that of the greater order wins
   */
  public void add(T item, TextPieces text, long order) {
    remove(item);
    Entry<T> entry = entries.get(text);
    if (entry == null) {
      entry = new Entry<>(text);
      entries.put(text, entry);
      postings.add(entry, text.beginning(threshold));
    }
    entry.add(item, order);
    keptByItem.put(item, new Kept<>(entry, order));
  }

  /** Whether there was one. */
  public boolean remove(T item) {
    Kept<T> kept = keptByItem.remove(item);
    if (kept == null) {
      return false;
    }
    Entry<T> entry = kept.entry();
    entry.remove(item, kept.order());
    if (entry.isEmpty()) {
      entries.remove(entry.text());
      postings.remove(entry, entry.text().beginning(threshold));
    }
    return true;
  }

  /** How many items it holds. */
  public int size() {
    return keptByItem.size();
  }

  /** How many different texts they have. */
  public int texts() {
    return entries.size();
  }

  /** The item whose text is most like this one; of equally alike ones the newest. */
  public Optional<Match<T>> best(TextPieces text) {
    return best(text, item -> true);
  }

  /** The same among the items that may be chosen; few are asked about. */
  public Optional<Match<T>> best(TextPieces text, Predicate<? super T> mayBeChosen) {
    return search(text, mayBeChosen, false);
  }

  /** Whether any text of an item that may be chosen is alike, whichever it is. */
  public boolean holdsAlike(TextPieces text, Predicate<? super T> mayBeChosen) {
    return search(text, mayBeChosen, true).isPresent();
  }

  private Optional<Match<T>> search(
      TextPieces text, Predicate<? super T> mayBeChosen, boolean anyWillDo) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Search<T> search = new Search<>(text, threshold, mayBeChosen, ++searches);
    Entry<T> equal = entries.get(text);
    if (equal != null) {
      search.consider(equal);
    }
    search.through(postings, anyWillDo);
    return search.match();
  }
}
