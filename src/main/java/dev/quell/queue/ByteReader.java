package dev.quell.queue;

import java.util.Arrays;

/** Reads back what a {@link ByteWriter} wrote, in the same order. */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteReader(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.position = begin;
    this.end = end;
  }

  boolean atEnd() {
    return position >= end;
  }

  /** What {@link #bytes} would copy, to be read where it lies. */
  ByteReader part() {
    int length = count();
    position += length;
    return new ByteReader(bytes, position - length, position);
  }

  /** Passes over text or bytes. */
  void skip() {
    int length = count();
    position += length;
  }

  long number() {
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes[position++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
      shift += 7;
    }
  }

  int count() {
    return Math.toIntExact(number());
  }

  String text() {
    int length = count();
    String value = ReadTexts.text(bytes, position, length);
    position += length;
    return value;
  }

  byte[] bytes() {
    int length = count();
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }
}
