package dev.quell.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.source.SourceDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An integration as clients see it; the values of secret settings are left out. Times are epoch
 * seconds.
 *
 * @param oldKeyUntil when the key before this one ends; 0: there is none that still pushes
 * @param oldKeyLastUsed 0: not since it was replaced, or since the server started
 * @param rate24h stored callbacks of the running hour and the 23 before it
 */
record IntegrationItem(
    long integrationId,
    String name,
    String pluginType,
    String pluginTypeName,
    long channelId,
    String status,
    Map<String, String> settings,
    List<String> secretSettingsSet,
    String integrationKey,
    long oldKeyUntil,
    long oldKeyLastUsed,
    String pushUrl,
    boolean pushUrlReachable,
    long silentAfterMinutes,
    boolean isSilent,
    long lastEventTime,
    @JsonProperty("rate_24h") long rate24h,
    @JsonProperty("event_cnt_24h") long eventCnt24h,
    List<Long> rateHours,
    @JsonProperty("trouble_24h") Activity.Trouble trouble24h,
    long createdAt,
    long updatedAt) {

  /**
   * What the integration alone does not tell.
   *
   * @param key as the reader is told it
   * @param oldKeyLastUsed epoch milliseconds
   */
  record Surroundings(
      SourceDescriptor descriptor,
      String key,
      String pushUrl,
      boolean pushUrlReachable,
      Activity activity,
      long oldKeyLastUsed,
      long now) {}

  static IntegrationItem of(Integration integration, Surroundings around) {
    Map<String, String> shown = new TreeMap<>();
    List<String> secrets = new ArrayList<>();
    for (SourceDescriptor.Setting setting : around.descriptor().settings()) {
      String value = integration.settings().getOrDefault(setting.name(), "");
      if (setting.secret()) {
        shown.put(setting.name(), "");
        if (!value.isEmpty()) {
          secrets.add(setting.name());
        }
      } else {
        shown.put(setting.name(), value);
      }
    }
    Activity activity = around.activity();
    Integration.OldKey oldKey = integration.oldKey();
    return new IntegrationItem(
        integration.id(),
        integration.name(),
        integration.kind(),
        around.descriptor().name().en(),
        integration.channelId(),
        integration.status().name().toLowerCase(Locale.ROOT),
        shown,
        secrets,
        around.key(),
        oldKey.pushes(around.now()) ? oldKey.until() / 1000 : 0,
        around.oldKeyLastUsed() / 1000,
        around.pushUrl(),
        around.pushUrlReachable(),
        integration.silentAfterMinutes(),
        activity.isSilent(),
        activity.lastAt() / 1000,
        activity.rate(),
        activity.events(),
        activity.rateHours(),
        activity.trouble(),
        integration.createdAt() / 1000,
        integration.updatedAt() / 1000);
  }
}
