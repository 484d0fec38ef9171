package dev.quell.noise.similar;

/**
 * A word, or two that stand side by side, as one number: its kind in the upper bit, a hash below.
 * So pieces sort by kind, the weightier first, and weigh what their kind weighs.
 */
enum Piece {
  /** Of the title, or of a label that was chosen. */
  HEADING(1 << 31, 8),
  /** Of the description, which may be long without saying more. */
  BODY(0, 1);

  /** Of a number below zero, which sorts first, or not. */
  private final int bit;

  /** What it adds to a sum of squares. */
  private final int mass;

  Piece(int bit, int mass) {
    this.bit = bit;
    this.mass = mass;
  }

  int of(int hash) {
    return (hash >>> 1) | bit;
  }

  static int mass(int piece) {
    return piece < 0 ? HEADING.mass : BODY.mass;
  }
}
