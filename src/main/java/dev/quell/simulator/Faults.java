package dev.quell.simulator;

/**
 * What the network does to deliveries, as shares of 0 to 1.
 *
 * @param lostAnswers attempts whose answer never arrives, so that a retry follows
 * @param doubled callbacks delivered once more after they were acknowledged
 * @param swapped callbacks that arrive after their successor
 */
public record Faults(double lostAnswers, double doubled, double swapped) {
  private static final int ANSWERS_LOST_IN_A_ROW = 2;

  public static Faults none() {
    return new Faults(0, 0, 0);
  }

  boolean any() {
    return lostAnswers + doubled + swapped > 0;
  }

  boolean losesAnswer(String traceId, int attempt) {
    return attempt <= ANSWERS_LOST_IN_A_ROW && hits(lostAnswers, "answer" + attempt, traceId);
  }

  boolean doubles(String traceId) {
    return hits(doubled, "double", traceId);
  }

  boolean swaps(String traceId) {
    return hits(swapped, "swap", traceId);
  }

  private static boolean hits(double share, String what, String traceId) {
    return share > 0 && new Chance(0).fraction(what, traceId) < share;
  }
}
