package dev.quell.source.vendor;

import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Refusal;
import dev.quell.source.Source;
import dev.quell.source.SourceDescriptor;
import dev.quell.source.SourceDescriptor.Setting;
import dev.quell.source.SourceDescriptor.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Any JSON at all, read by a mapping that somebody wrote in the settings of the integration. */
public final class CustomWebhook implements Source {
  private static final int MAX_MAPPING = 16_000;

  /** More mappings than anybody has; what is forgotten is only read again. */
  private static final int MOST_REMEMBERED = 500;

  private static final SourceDescriptor DESCRIPTOR =
      new SourceDescriptor(
          "webhook.custom",
          "custom",
          new Text("Custom Webhook", "自定义 Webhook"),
          new Text(
              "Receive the webhook of any tool as it is, and say which of its fields mean what.",
              "原样接收任意工具的 Webhook，由您指定各字段的含义。"),
          "custom",
          List.of(
              new Setting(
                  FieldMapping.SETTING,
                  new Text("Field mapping", "字段映射"),
                  new Text(
                      "A JSON object: our field on the left, yours in double braces on the right,"
                          + " for example {\"title\": \"{{alert.name}}\", \"event_status\":"
                          + " \"{{alert.level}}\", \"alert_key\": \"{{alert.id}}\"}.",
                      "JSON 对象：左边是标准字段，右边用双花括号引用原始字段，例如"
                          + " {\"title\": \"{{alert.name}}\", \"event_status\": \"{{alert.level}}\","
                          + " \"alert_key\": \"{{alert.id}}\"}。"),
                  Setting.Type.JSON,
                  true,
                  MAX_MAPPING),
              new Setting(
                  ValueMapping.SETTING,
                  new Text("Value mapping", "值映射"),
                  new Text(
                      "A JSON object that translates values of your fields, for example"
                          + " {\"alert.level\": {\"high\": \"Critical\", \"fixed\": \"Ok\"}}.",
                      "JSON 对象：转换原始字段的取值，例如"
                          + " {\"alert.level\": {\"high\": \"Critical\", \"fixed\": \"Ok\"}}。"),
                  Setting.Type.JSON,
                  false,
                  MAX_MAPPING)));

  private final Map<Map<String, String>, FieldMapping> remembered = new ConcurrentHashMap<>();

  @Override
  public SourceDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Optional<String> settingProblem(Map<String, String> settings) {
    try {
      FieldMapping.of(settings);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.reason());
    }
  }

  @Override
  public Reading read(Payload payload) {
    FieldMapping mapping;
    try {
      mapping = mapping(payload.settings());
    } catch (Refusal refusal) {
      return new Reading.Refused("settings." + refusal.reason());
    }
    return new StandardBody(DESCRIPTOR, payload, mapping::apply).read();
  }

  @Override
  public boolean suppressesEqualEvents() {
    return true;
  }

  private FieldMapping mapping(Map<String, String> settings) throws Refusal {
    FieldMapping known = remembered.get(settings);
    if (known != null) {
      return known;
    }
    FieldMapping mapping = FieldMapping.of(settings);
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(settings, mapping);
    return mapping;
  }
}
