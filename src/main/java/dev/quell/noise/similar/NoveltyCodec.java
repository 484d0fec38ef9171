package dev.quell.noise.similar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ObjLongConsumer;

/**
 * The bytes of a {@link Novelty}: the version of its pieces, how many texts, and for each its
 * instant, how many pieces, and the pieces. One that texts share is written once: a zero and the
 * piece, and from then on its number, from 1.
 */
final class NoveltyCodec {
  private NoveltyCodec() {}

  static byte[] write(SequencedMap<TextPieces, Long> texts) {
    PackedNumbers bytes = new PackedNumbers(new byte[1024]);
    Map<Integer, Integer> numbers = new HashMap<>();
    bytes.write(TextPieces.VERSION);
    bytes.write(texts.size());
    texts.forEach((text, at) -> {
      bytes.write(at);
      bytes.write(text.size());
      for (int i = 0; i < text.size(); i++) {
        write(text.at(i), numbers, bytes);
      }
    });
    return bytes.written();
  }

  private static void write(int piece, Map<Integer, Integer> numbers, PackedNumbers bytes) {
    Integer number = numbers.putIfAbsent(piece, numbers.size() + 1);
    bytes.write(number == null ? 0 : number);
    if (number == null) {
      bytes.write(Integer.toUnsignedLong(piece));
    }
  }

  static void read(byte[] written, ObjLongConsumer<TextPieces> texts) {
    PackedNumbers bytes = new PackedNumbers(written);
    long version = bytes.read();
    if (version != TextPieces.VERSION) {
      throw new IllegalArgumentException(
          "version of pieces: " + version + " (expected: " + TextPieces.VERSION + ")");
    }
    Known known = new Known();
    for (long left = bytes.read(); left > 0; left--) {
      long at = bytes.read();
      int[] pieces = new int[(int) bytes.read()];
      for (int i = 0; i < pieces.length; i++) {
        int number = (int) bytes.read();
        pieces[i] = number == 0 ? known.add((int) bytes.read()) : known.pieces[number - 1];
      }
      texts.accept(TextPieces.ofSorted(pieces), at);
    }
  }

  /** Pieces in the order in which they were first written. */
  private static final class Known {
    private int[] pieces = new int[256];
    private int size;

    int add(int piece) {
      if (size == pieces.length) {
        pieces = Arrays.copyOf(pieces, size * 2);
      }
      pieces[size++] = piece;
      return piece;
    }
  }
}
