package dev.quell.oncall;

/**
 * A group's time on call.
 *
 * @param start epoch second
 * @param end the same, not included
 * @param index of the group in its layer
 * @param weight of its layer
 */
record Shift(long start, long end, Group group, int index, int weight) {

  boolean covers(long second) {
    return start <= second && second < end;
  }
}
