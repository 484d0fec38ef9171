package dev.quell.simulator;

import java.util.Comparator;
import java.util.List;

/** Finds the word somebody most likely meant. */
final class Nearest {
  private Nearest() {}

  static String to(String word, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  /** How many letters must be put in, left out or exchanged. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= other.length(); column++) {
        int exchanged = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(exchanged, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[other.length()];
  }
}
