package dev.quell.noise.similar;

import dev.quell.model.Field;
import java.util.List;

/** Reads an alert's text into pieces: each word, and each two words that stand side by side. */
final class PieceReader implements WordReader.Words {

  /** Takes pieces in the order of the text, the same one as often as it stands there. */
  interface Pieces {

    /**
     * Takes one.
     *
     * @param text in which the piece stands; as it is during the call only
     * @param end equal to {@code from} for two words that were told before
     */
    void take(int piece, char[] text, int from, int end);
  }

  /** Words kept of all headings; ten labels of 2,048 characters would have more. */
  private static final int MOST_OF_HEADINGS = 96;

  /** Words kept of a description: it says first what happened, and then what to do about it. */
  private static final int MOST_OF_BODY = 32;

  private static final int MOST_CHARACTERS = 2048;

  private final Pieces pieces;
  private final List<char[]> places;
  private Piece kind = Piece.HEADING;
  private int seed;
  private int headings;
  private int bodies;
  private int wordBefore;
  private int endBefore;

  private PieceReader(AlertText alert, Pieces pieces) {
    this.pieces = pieces;
    this.places = alert.places().stream().map(Characters::fold).toList();
  }

  static void read(AlertText alert, Pieces pieces) {
    PieceReader reader = new PieceReader(alert, pieces);
    alert.parts().forEach(reader::read);
    if (reader.headings + reader.bodies == 0) {
      alert.parts().forEach(reader::readAsOne);
    }
  }

  private void read(AlertText.Part part) {
    if (part.tellsPlace()) {
      return;
    }
    char[] text = folded(part);
    places.forEach(place -> Places.blank(text, place));
    kind = part.field() == Field.Named.DESCRIPTION ? Piece.BODY : Piece.HEADING;
    seed = seed(part);
    endBefore = Integer.MAX_VALUE;
    WordReader.read(text, this);
  }

  /** A text without a word of its own, such as an address, is like itself only. */
  private void readAsOne(AlertText.Part part) {
    char[] text = folded(part);
    int hash = Hash.of(text, 0, text.length, false);
    pieces.take(Piece.HEADING.of(Hash.with(hash, seed(part))), text, 0, text.length);
  }

  @Override
  public boolean take(int hash, char[] text, int from, int end) {
    pieces.take(kind.of(Hash.with(hash, seed)), text, from, end);
    if (endBefore <= from) {
      pieces.take(kind.of(Hash.with(Hash.with(wordBefore, hash), seed)), text, end, end);
    }
    wordBefore = hash;
    endBefore = end;
    return kind == Piece.BODY ? ++bodies < MOST_OF_BODY : ++headings < MOST_OF_HEADINGS;
  }

  private static int seed(AlertText.Part part) {
    return Hash.of(part.field().key());
  }

  private static char[] folded(AlertText.Part part) {
    String text = part.text();
    return Characters.fold(
        text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS));
  }
}
