package dev.quell.noise.similar;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * One search in a {@link SimilarIndex}, whose bar rises with each better match.
 *
 * @param <T> what the texts belong to
 */
final class Search<T> {
  private final TextPieces text;
  private final Predicate<? super T> mayBeChosen;
  private final long number;

  /** To be exceeded by the first match, and reached by the next. */
  private double bar;

  private Optional<Entry.Owner<T>> best = Optional.empty();

  Search(TextPieces text, double threshold, Predicate<? super T> mayBeChosen, long number) {
    this.text = text;
    this.bar = threshold;
    this.mayBeChosen = mayBeChosen;
    this.number = number;
  }

  Optional<SimilarIndex.Match<T>> match() {
    return best.map(owner -> new SimilarIndex.Match<>(owner.item(), bar));
  }

  /**
   * Looks under each piece of the beginning.
   *
   * @param anyWillDo whether the first match is enough
   */
  void through(Postings<T> postings, boolean anyWillDo) {
    int rest = text.mass();
    for (int i = 0; i < text.size() && rest >= lightest(); i++) {
      Postings.Posting<T> posting = postings.under(text.at(i));
      for (int k = posting.from(lightest()); k < posting.size(); k++) {
        Entry<T> entry = posting.at(k);
        if (entry.text().mass() > heaviest(rest) || (anyWillDo && best.isPresent())) {
          break;
        }
        consider(entry);
      }
      rest -= Piece.mass(text.at(i));
    }
  }

  void consider(Entry<T> entry) {
    if (!entry.isNewTo(number)) {
      return;
    }
    double mean = Math.sqrt((double) text.mass() * entry.text().mass());
    int shared = text.sharedMass(entry.text(), bar * mean * TextPieces.SLACK);
    double score = Similarity.score(shared, text, entry.text());
    if (score > bar || (score == bar && best.isPresent())) {
      entry.newest(mayBeChosen).ifPresent(owner -> take(owner, score));
    }
  }

  private void take(Entry.Owner<T> owner, double score) {
    if (score > bar || best.filter(other -> other.order() > owner.order()).isEmpty()) {
      best = Optional.of(owner);
      bar = score;
    }
  }

  private double lightest() {
    return bar * bar * text.mass() * TextPieces.SLACK;
  }

  private double heaviest(int rest) {
    return (double) rest * rest / lightest();
  }
}
