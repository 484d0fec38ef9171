package dev.quell.noise.similar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How alike two texts are, and where they differ, for people.
 *
 * @param score 0..1, as {@link #score} has it
 * @param shared pieces of this text that the other has too
 * @param pieces all of this text's
 * @param onlyHere words of this text the other has not, as written, in order; at most {@value
 *     #MOST_WORDS}
 * @param onlyThere the same for the other
 */
public record Similarity(
    double score, int shared, int pieces, List<String> onlyHere, List<String> onlyThere) {
  private static final int MOST_WORDS = 5;

  public Similarity {
    onlyHere = List.copyOf(onlyHere);
    onlyThere = List.copyOf(onlyThere);
  }

  /**
   * The cosine of the two sets: the weight of what they share, over the geometric mean of their
   * weights. 0 when one of them is empty.
   */
  public static double score(TextPieces one, TextPieces other) {
    return score(one.sharedMass(other, 0), one, other);
  }

  static double score(int sharedMass, TextPieces one, TextPieces other) {
    return sharedMass == 0 ? 0 : sharedMass / Math.sqrt((double) one.mass() * other.mass());
  }

  /** Reads both texts again; for the one that won, not for searching. */
  public static Similarity between(AlertText here, AlertText there) {
    TextPieces pieces = TextPieces.of(here);
    TextPieces others = TextPieces.of(there);
    int shared = 0;
    for (int i = 0; i < pieces.size(); i++) {
      shared += others.contains(pieces.at(i)) ? 1 : 0;
    }
    return new Similarity(
        score(pieces, others),
        shared,
        pieces.size(),
        Missing.words(here, others),
        Missing.words(there, pieces));
  }

  /** Gathers the words another text has not; Chinese pairs that overlap become one word again. */
  private static final class Missing implements PieceReader.Pieces {
    private final TextPieces other;
    private final Set<String> words = new LinkedHashSet<>();
    private char[] text = {};
    private int from;
    private int end;

    private Missing(TextPieces other) {
      this.other = other;
    }

    static List<String> words(AlertText alert, TextPieces other) {
      Missing missing = new Missing(other);
      PieceReader.read(alert, missing);
      missing.close();
      return new ArrayList<>(missing.words).subList(0, Math.min(MOST_WORDS, missing.words.size()));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // each field comes in an array of its own
    public void take(int piece, char[] where, int first, int last) {
      if (first == last || other.contains(piece)) {
        return;
      }
      if (where != text || first >= end) {
        close();
        text = where;
        from = first;
      }
      end = last;
    }

    private void close() {
      if (end > from) {
        words.add(new String(text, from, end - from));
      }
      end = 0;
      from = 0;
    }
  }
}
