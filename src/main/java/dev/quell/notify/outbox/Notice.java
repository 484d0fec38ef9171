package dev.quell.notify.outbox;

import dev.quell.model.Severity;
import dev.quell.notify.Message;
import dev.quell.notify.Message.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One message decided for one recipient through one medium.
 *
 * @param id also the idempotency key of every attempt
 * @param dispatch what the notices of one decision have in common
 * @param createdAt epoch milliseconds
 */
public record Notice(
    String id, String dispatch, About about, Recipient to, Why why, long createdAt) {

  /**
   * Who hears it.
   *
   * @param personId 0 for a group chat or a mere address
   * @param medium the word of rules and preferences
   * @param address the recipient's settings of that medium; some are secret
   * @param name what may be shown of it: a person's name, a robot's alias, an address
   * @param next media that stand in, in order, when this one fails; only for people
   */
  public record Recipient(
      long personId,
      String medium,
      Map<String, String> address,
      String name,
      Language language,
      String timeZone,
      List<Standby> next) {
    public Recipient {
      address = Map.copyOf(address);
      next = List.copyOf(next);
    }

    /** Keeps addresses out of logs. */
    @Override
    public String toString() {
      return "Recipient[" + personId + ", " + medium + ", " + new TreeMap<>(address).keySet() + "]";
    }
  }

  /** A way to a person that is taken when another one fails. */
  public record Standby(String medium, Map<String, String> address) {
    public Standby {
      address = Map.copyOf(address);
    }

    @Override
    public String toString() {
      return "Standby[" + medium + "]";
    }
  }

  /**
   * Why it was decided.
   *
   * @param number the how many-th time this level tells, from 1
   * @param ruleId of the escalation rule; empty for none
   * @param templateId of the words; empty for the preset
   */
  public record Why(
      Message.Kind kind,
      Severity severity,
      int number,
      String ruleId,
      String ruleName,
      int level,
      String templateId) {}

  /** Empty where it tells of none. */
  public String incidentId() {
    return about instanceof About.OfIncident(var incident, _) ? incident : "";
  }

  /** 0 where it tells of no incident. */
  public long channelId() {
    return about instanceof About.OfIncident(_, var channel) ? channel : 0;
  }

  /** What is paced and folded together: a person by medium, or a group chat; shifts apart. */
  public String target() {
    String target =
        to.personId > 0
            ? "person:" + to.personId + ":" + to.medium
            : to.medium + ":" + Fingerprint.of(to.address);
    return about instanceof About.OfShift ? target + ":shift" : target;
  }

  /** The same for somebody else's way of hearing it, under another id. */
  public Notice through(String otherId, Recipient other, long now) {
    return new Notice(otherId, dispatch, about, other, why, now);
  }
}
