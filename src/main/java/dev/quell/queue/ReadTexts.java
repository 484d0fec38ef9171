package dev.quell.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers short texts that were read lately, by their bytes: names of labels, codes of steps and
 * keys of problems stand in thousands of records and need not be made for each. Each has one place,
 * which the next text of that place takes.
 */
final class ReadTexts {
  private static final int PLACES = 1 << 14;
  private static final int LONGEST = 96;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;
  private static final AtomicReferenceArray<@Nullable Read> READ =
      new AtomicReferenceArray<>(PLACES);

  private record Read(byte[] bytes, String text) {}

  private ReadTexts() {}

  /** The text that these bytes are in UTF-8. */
  static String text(byte[] bytes, int from, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
    int place = place(bytes, from, length);
    Read read = READ.getPlain(place);
    if (read != null
        && Arrays.equals(read.bytes, 0, read.bytes.length, bytes, from, from + length)) {
      return read.text;
    }
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    READ.setPlain(place, new Read(Arrays.copyOfRange(bytes, from, from + length), text));
    return text;
  }

  private static int place(byte[] bytes, int from, int length) {
    long hash = length;
    int at = from;
    for (int end = from + length - Long.BYTES; at <= end; at += Long.BYTES) {
      hash = (hash ^ (long) WORDS.get(bytes, at)) * FACTOR;
      hash ^= hash >>> 32;
    }
    for (; at < from + length; at++) {
      hash = hash * 31 + bytes[at];
    }
    hash *= FACTOR;
    return (int) (hash >>> 50);
  }
}
