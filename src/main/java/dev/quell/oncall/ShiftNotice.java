package dev.quell.oncall;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people should hear of a schedule: that others are on call from an instant on, or who is on
 * call in the day to come.
 *
 * @param turns of a change: who is on call after it; of a day: who is in the course of it
 * @param leaving who is not on call any more after a change
 */
public record ShiftNotice(
    About about, String schedule, Manner manner, List<Turn> turns, List<Long> leaving) {

  /** Why something is said. */
  public enum Kind {
    CHANGE,
    DAY
  }

  /**
   * What names it, whatever the schedule says by now.
   *
   * @param at of the change, or the beginning of the day; epoch milliseconds
   */
  public record About(long scheduleId, Kind kind, long at) {}

  /**
   * Somebody's time on call.
   *
   * @param start epoch milliseconds
   * @param end the same; 0 when that is more than two months ahead
   */
  public record Turn(long personId, long start, long end) {}

  /**
   * How it is said.
   *
   * @param ownPreference by the media people prefer, else by these
   */
  public record Manner(boolean ownPreference, List<String> media, List<Chat> chats) {
    public Manner {
      media = List.copyOf(media);
      chats = List.copyOf(chats);
    }
  }

  /** A group chat; its settings are secret. */
  public record Chat(String medium, Map<String, Object> settings) {
    public Chat {
      settings = Map.copyOf(settings);
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
      return "Chat[" + medium + "]";
    }
  }

  public ShiftNotice {
    turns = List.copyOf(turns);
    leaving = List.copyOf(leaving);
  }

  /** Whom it concerns: of a change those who come and those who go. */
  public Set<Long> people() {
    Set<Long> people = new LinkedHashSet<>();
    turns.stream()
        .filter(turn -> about.kind() == Kind.DAY || turn.start() == about.at())
        .forEach(turn -> people.add(turn.personId()));
    people.addAll(leaving);
    return people;
  }
}
