package dev.quell.noise.similar;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What an alert says, as a set of numbers: its words, and every two that stand side by side,
 * without places, values, times, ids and what every alert has. At most some 270 pieces, 20 to 50 as
 * a rule. Equal for texts that say the same, on every machine.
 */
public final class TextPieces {

  /** Goes up with every change that makes other pieces of a text; kept ones are then stale. */
  public static final int VERSION = 1;

  /** A bound is drawn this much wider than computed, for the last digit of a double. */
  static final double SLACK = 1 - 1e-9;

  private final int[] sorted;
  private final int mass;
  private final int hash;

  private TextPieces(int[] sorted) {
    this.sorted = sorted;
    this.mass = Arrays.stream(sorted).map(Piece::mass).sum();
    this.hash = Arrays.hashCode(sorted);
  }

  public static TextPieces of(AlertText alert) {
    Collected collected = new Collected();
    PieceReader.read(alert, collected);
    return new TextPieces(collected.distinct());
  }

  /** Those with these numbers; for reading what was kept, and for tests. */
  static TextPieces ofSorted(int[] sorted) {
    return new TextPieces(sorted);
  }

  /** Four bytes for each piece, to keep beside what they were read from. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(sorted.length * Integer.BYTES);
    bytes.asIntBuffer().put(sorted);
    return bytes.array();
  }

  /** The reverse of {@link #toBytes}; only of bytes of the same {@link #VERSION}. */
  public static TextPieces ofBytes(byte[] bytes) {
    int[] pieces = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(pieces);
    return new TextPieces(pieces);
  }

  /** Nothing to compare: none of the fields has a text. */
  public boolean isEmpty() {
    return sorted.length == 0;
  }

  public int size() {
    return sorted.length;
  }

  int at(int position) {
    return sorted[position];
  }

  /** The weight of all pieces. */
  int mass() {
    return mass;
  }

  /** Of how many pieces, from the first, {@link SimilarIndex} must keep track. */
  int beginning(double threshold) {
    double least = threshold * threshold * mass * SLACK;
    int rest = mass;
    int length = 0;
    while (length < sorted.length && rest > least) {
      rest -= Piece.mass(sorted[length]);
      length++;
    }
    return length;
  }

  boolean contains(int piece) {
    return Arrays.binarySearch(sorted, piece) >= 0;
  }

  /**
   * The weight of the pieces both have; gives up, with some smaller number, once it cannot reach
   * {@code atLeast} any more.
   */
  int sharedMass(TextPieces other, double atLeast) {
    int mine = 0;
    int theirs = 0;
    int shared = 0;
    int myRest = mass;
    int theirRest = other.mass;
    while (mine < sorted.length && theirs < other.sorted.length) {
      int one = sorted[mine];
      int two = other.sorted[theirs];
      if (one <= two) {
        myRest -= Piece.mass(one);
        mine++;
      }
      if (two <= one) {
        theirRest -= Piece.mass(two);
        theirs++;
      }
      if (one == two) {
        shared += Piece.mass(one);
      } else if (shared + Math.min(myRest, theirRest) < atLeast) {
        return shared;
      }
    }
    return shared;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPieces that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return sorted.length + " pieces";
  }

  private static final class Collected implements PieceReader.Pieces {
    private int[] pieces = new int[64];
    private int size;

    @Override
    public void take(int piece, char[] text, int from, int end) {
      if (size == pieces.length) {
        pieces = Arrays.copyOf(pieces, size * 2);
      }
      pieces[size++] = piece;
    }

    int[] distinct() {
      Arrays.sort(pieces, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || pieces[i] != pieces[i - 1]) {
          pieces[kept++] = pieces[i];
        }
      }
      return Arrays.copyOf(pieces, kept);
    }
  }
}
