package dev.quell.noise.similar;

import java.util.Arrays;

/** Finds the name of a place in a text. */
final class Places {
  private Places() {}

  /** Puts spaces where the place stands, unless the text is nothing but the place. */
  static void blank(char[] text, char[] place) {
    int last = text.length - place.length;
    for (int at = 0; last > 0 && at <= last; at++) {
      if (standsAt(text, at, place)) {
        Arrays.fill(text, at, at + place.length, ' ');
      }
    }
  }

  private static boolean standsAt(char[] text, int at, char[] place) {
    for (int i = 0; i < place.length; i++) {
      if (text[at + i] != place[i]
          && Characters.small(text[at + i]) != Characters.small(place[i])) {
        return false;
      }
    }
    return isEdge(text, at - 1, place[0])
        && isEdge(text, at + place.length, place[place.length - 1]);
  }

  /** So that {@code web-1} is not found in {@code web-12}. */
  private static boolean isEdge(char[] text, int next, char edge) {
    return next < 0
        || next >= text.length
        || !Characters.isAlphanumeric(edge)
        || !Characters.isAlphanumeric(text[next]);
  }
}
