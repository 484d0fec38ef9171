package dev.quell.model;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Ids of 24 hexadecimal characters that sort by second and say where in the log their thing began.
 *
 * <p>The first 8 characters are the epoch second; the other 16 hold the log offset (44 bits) and a
 * counter within that record (20 bits), scrambled by a reversible mix so that short forms of
 * neighbouring ids look unlike each other. The same record always gives the same id, so replaying
 * it repeats nothing, and an event's id leads back to its record without an index.
 */
public final class ObjectId {
  public static final int MAX_COUNTER = (1 << 20) - 1;

  private static final int COUNTER_BITS = 20;
  private static final long FIRST = 0xBF58476D1CE4E5B9L;
  private static final long SECOND = 0x94D049BB133111EBL;
  private static final long FIRST_INVERSE = inverse(FIRST);
  private static final long SECOND_INVERSE = inverse(SECOND);
  private static final HexFormat HEX = HexFormat.of();

  private ObjectId() {}

  /** Where an id points. */
  public record Address(long second, long offset, int counter) {}

  public static String of(long epochMillis, long offset, int counter) {
    return HEX.toHexDigits((int) (epochMillis / 1000))
        + HEX.toHexDigits(mix(offset << COUNTER_BITS | counter));
  }

  /** Empty when the text is no id. */
  public static Optional<Address> parse(String id) {
    if (id.length() != 24) {
      return Optional.empty();
    }
    try {
      long low = unmix(HexFormat.fromHexDigitsToLong(id, 8, 24));
      return Optional.of(
          new Address(
              HexFormat.fromHexDigitsToLong(id, 0, 8),
              low >>> COUNTER_BITS,
              (int) (low & MAX_COUNTER)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * FIRST;
    mixed = (mixed ^ (mixed >>> 27)) * SECOND;
    return mixed ^ (mixed >>> 31);
  }

  private static long unmix(long mixed) {
    long value = unshift(mixed, 31) * SECOND_INVERSE;
    value = unshift(value, 27) * FIRST_INVERSE;
    return unshift(value, 30);
  }

  /** Undoes {@code x ^ (x >>> shift)}. */
  private static long unshift(long value, int shift) {
    long known = value;
    for (int bits = shift; bits < Long.SIZE; bits += shift) {
      known = value ^ (known >>> shift);
    }
    return known;
  }

  /** The number that multiplies an odd one to 1, modulo 2^64; each round doubles the right bits. */
  private static long inverse(long odd) {
    long result = odd;
    for (int round = 0; round < 6; round++) {
      result *= 2 - odd * result;
    }
    return result;
  }
}
