package dev.quell.noise.judge;

import dev.quell.channel.Grouping;
import dev.quell.channel.rule.DaysOff;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.model.ValueKey;
import dev.quell.noise.similar.Alike;
import dev.quell.noise.similar.TextPieces;
import java.util.List;
import java.util.Optional;

/** What a judge may ask about the rest of a channel, as it is at the instant of judging. */
public interface ChannelState extends DaysOff {

  /** Open incidents that gather these values, newest first. */
  List<Incident> gathering(String hash);

  /**
   * Of the open incidents that gather by the same texts and take in more now, the one that reads
   * most like this; of equally alike ones the newest.
   *
   * @param likeness what is compared, and what the score must exceed, below 1
   */
  Optional<Alike> mostAlike(TextPieces text, Grouping.Likeness likeness);

  /** Whether no incident that was opened in the 30 days up to now said anything like this. */
  boolean isNovel(TextPieces text);

  /** Of the alerts that a rule lets explain others, the active one heard of last. */
  Optional<Alert> source(Wanted wanted);

  /**
   * Which alert may explain another.
   *
   * @param ruleId whose source filter it must match
   * @param values it must have, see {@link ValueKey#exact}
   * @param since after which it must have been heard of; epoch milliseconds
   * @param otherThan the alert to be explained; empty for a new one
   */
  record Wanted(String ruleId, String values, long since, String otherThan) {}
}
