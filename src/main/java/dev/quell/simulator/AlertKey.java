package dev.quell.simulator;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What makes two items speak of the same problem.
 *
 * @param subject rule id, or the event id of an event
 * @param dimensions without {@code ResourceID}
 * @param kind threshold, nodata or event
 */
public record AlertKey(
    String account,
    String subject,
    String region,
    String resource,
    SortedMap<String, String> dimensions,
    String kind) {

  static AlertKey of(String account, AlertPolicy policy, Target target, CallbackKind kind) {
    return new AlertKey(
        account, policy.id(), target.region(), target.id(), target.dimensions(), kind.alertKind());
  }

  static AlertKey ofEvent(String account, String eventId) {
    return new AlertKey(account, eventId, "", "", new TreeMap<>(), CallbackKind.EVENT.alertKind());
  }

  public String text() {
    return String.join("|", account, subject, region, resource, dimensions.toString(), kind);
  }
}
