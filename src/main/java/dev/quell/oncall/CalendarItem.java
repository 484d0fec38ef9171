package dev.quell.oncall;

import java.util.List;

/** A calendar as the API shows it; times are epoch seconds. */
record CalendarItem(
    long accountId,
    long teamId,
    String calId,
    String calName,
    String description,
    String timezone,
    String kind,
    List<Integer> workdays,
    List<String> extraCalIds,
    long createdAt,
    long updatedAt,
    long creatorId,
    long updatedBy,
    String status) {
  static final long ACCOUNT = 1;

  static CalendarItem of(Calendar calendar) {
    Calendar.Body body = calendar.body();
    Stamps stamps = calendar.stamps();
    return new CalendarItem(
        ACCOUNT,
        body.teamId(),
        calendar.id(),
        body.calName(),
        body.description(),
        body.timezone(),
        "personal",
        body.workdays(),
        List.of(),
        stamps.createdAt() / 1000,
        stamps.updatedAt() / 1000,
        stamps.creatorId(),
        stamps.updatedBy(),
        "enabled");
  }
}
