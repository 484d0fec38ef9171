package dev.quell.notify.catalog;

/** A template as the API shows it; times are epoch seconds. */
record TemplateItem(
    long accountId,
    long teamId,
    String templateId,
    String templateName,
    String description,
    String email,
    String sms,
    String voice,
    String dingtalk,
    String wecom,
    String feishu,
    String feishuApp,
    String dingtalkApp,
    String wecomApp,
    String slackApp,
    String teamsApp,
    String telegram,
    String slack,
    String zoom,
    String teams,
    String webhook,
    String status,
    long creatorId,
    long updatedBy,
    long createdAt,
    long updatedAt) {
  private static final long ACCOUNT = 1;

  static TemplateItem of(Template template) {
    return new TemplateItem(
        ACCOUNT,
        template.body().teamId(),
        template.id(),
        template.body().name(),
        template.body().description(),
        template.source("email"),
        template.source("sms"),
        template.source("voice"),
        template.source("dingtalk"),
        template.source("wecom"),
        template.source("feishu"),
        template.source("feishu_app"),
        template.source("dingtalk_app"),
        template.source("wecom_app"),
        template.source("slack_app"),
        template.source("teams_app"),
        template.source("telegram"),
        template.source("slack"),
        template.source("zoom"),
        template.source("teams"),
        template.source("webhook"),
        "enabled",
        template.creatorId(),
        template.updatedBy(),
        template.createdAt() / 1000,
        template.updatedAt() / 1000);
  }
}
