package dev.quell.notify.catalog;

import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A template as it is written: a source in Go's template language for each medium; one that is left
 * out or empty leaves the medium to the preset.
 *
 * @param teamId whose it is; 0 is everybody's
 */
record TemplateForm(
    Optional<String> templateId,
    long teamId,
    @Required String templateName,
    Optional<String> description,
    Optional<String> email,
    Optional<String> sms,
    Optional<String> voice,
    Optional<String> dingtalk,
    Optional<String> wecom,
    Optional<String> feishu,
    Optional<String> feishuApp,
    Optional<String> dingtalkApp,
    Optional<String> wecomApp,
    Optional<String> slackApp,
    Optional<String> teamsApp,
    Optional<String> telegram,
    Optional<String> slack,
    Optional<String> zoom,
    Optional<String> teams,
    Optional<String> webhook) {
  /** What it may have words for. */
  static final List<String> MEDIA =
      List.of(
          "email",
          "sms",
          "voice",
          "dingtalk",
          "wecom",
          "feishu",
          "feishu_app",
          "dingtalk_app",
          "wecom_app",
          "slack_app",
          "teams_app",
          "telegram",
          "slack",
          "zoom",
          "teams",
          "webhook");

  private static final int LONGEST_NAME = 39;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_SOURCE = 20_000;

  /** What it says; refuses what cannot be kept, by the field. */
  Template.Body read() {
    String name =
        Requests.storable(
            "template_name", Requests.text("template_name", templateName, LONGEST_NAME));
    String said =
        Requests.storable(
            "description",
            Requests.atMost("description", description.orElse(""), LONGEST_DESCRIPTION));
    Map<String, String> kept = new TreeMap<>();
    sources()
        .forEach((medium, source) -> {
          if (!source.isBlank()) {
            kept.put(
                medium, Requests.storable(medium, Requests.atMost(medium, source, LONGEST_SOURCE)));
          }
        });
    return new Template.Body(
        name, said, Requests.between("team_id", teamId, 0, Long.MAX_VALUE), kept);
  }

  private Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    email.ifPresent(text -> sources.put("email", text));
    sms.ifPresent(text -> sources.put("sms", text));
    voice.ifPresent(text -> sources.put("voice", text));
    dingtalk.ifPresent(text -> sources.put("dingtalk", text));
    wecom.ifPresent(text -> sources.put("wecom", text));
    feishu.ifPresent(text -> sources.put("feishu", text));
    feishuApp.ifPresent(text -> sources.put("feishu_app", text));
    dingtalkApp.ifPresent(text -> sources.put("dingtalk_app", text));
    wecomApp.ifPresent(text -> sources.put("wecom_app", text));
    slackApp.ifPresent(text -> sources.put("slack_app", text));
    teamsApp.ifPresent(text -> sources.put("teams_app", text));
    telegram.ifPresent(text -> sources.put("telegram", text));
    slack.ifPresent(text -> sources.put("slack", text));
    zoom.ifPresent(text -> sources.put("zoom", text));
    teams.ifPresent(text -> sources.put("teams", text));
    webhook.ifPresent(text -> sources.put("webhook", text));
    return sources;
  }
}
