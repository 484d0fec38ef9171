package dev.quell.escalation;

import dev.quell.model.Severity;
import dev.quell.notify.Message.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What telling people needs to know about them. */
public interface People {

  /** Empty: nobody has that id, or they are gone. */
  Optional<Person> person(long id);

  /** Empty: there is no such team. */
  Optional<Team> team(long id);

  /** Somebody with this mail address, however it is written; empty: nobody has it. */
  Optional<Person> byMail(String address);

  /** The id of the team with this name, however it is written; empty: there is none. */
  Optional<Long> teamNamed(String name);

  /** People who are told together. */
  record Team(String name, List<Long> members) {
    public Team {
      members = List.copyOf(members);
    }
  }

  /**
   * Media a person wants to be told by, in their order.
   *
   * @param now epoch milliseconds
   */
  List<String> preferred(long personId, Severity severity, long now);

  /** The same of their own shifts. */
  List<String> preferredForShifts(long personId);

  /**
   * A member.
   *
   * @param reachable whether they may be told; who has not accepted an invitation may not
   * @param addresses where they are reached, by medium; verified ones only
   */
  record Person(
      long id,
      String name,
      boolean reachable,
      Language language,
      String timeZone,
      Map<String, String> addresses) {
    public Person {
      addresses = Map.copyOf(addresses);
    }

    /** Keeps addresses out of logs. */
    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }
}
