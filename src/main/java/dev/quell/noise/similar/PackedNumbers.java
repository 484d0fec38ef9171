package dev.quell.noise.similar;

import java.util.Arrays;

/** Numbers one behind the other in bytes, small ones in one byte; written, or else read. */
final class PackedNumbers {
  private static final int LONGEST = 10;

  private byte[] bytes;
  private int position;

  PackedNumbers(byte[] bytes) {
    this.bytes = bytes;
  }

  void write(long number) {
    if (bytes.length - position < LONGEST) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[position++] = (byte) rest;
  }

  byte[] written() {
    return Arrays.copyOf(bytes, position);
  }

  long read() {
    long number = 0;
    int shift = 0;
    while (bytes[position] < 0) {
      number |= (bytes[position++] & 0x7FL) << shift;
      shift += 7;
    }
    return number | (long) bytes[position++] << shift;
  }
}
