package dev.quell.oncall;

import java.util.List;
import java.util.Optional;

/** A layer as the API shows it; times are epoch seconds. Fields with two names carry both. */
record LayerItem(
    long accountId,
    String name,
    long scheduleId,
    String layerId,
    int hidden,
    int mode,
    int weight,
    List<ScheduleItem.GroupItem> groups,
    long rotationDuration,
    int handoffTime,
    long enableTime,
    long expireTime,
    int restrictMode,
    int restrictStart,
    int restrictEnd,
    List<RestrictPeriod> restrictPeriods,
    DayMask dayMask,
    long createAt,
    long createBy,
    long updateAt,
    long updateBy,
    String layerName,
    boolean fairRotation,
    long layerStart,
    Optional<Long> layerEnd,
    String rotationUnit,
    int rotationValue,
    boolean maskContinuousEnabled) {

  /** Seconds from where the day or week begins. */
  record RestrictPeriod(int restrictStart, int restrictEnd) {}

  /** Days of the week that take part, 0 is Sunday; none means all. */
  record DayMask(List<Integer> repeat) {}

  static LayerItem of(Layer layer, long scheduleId) {
    Rotation rotation = layer.rotation();
    Hours hours = layer.hours();
    Stamps stamps = layer.stamps();
    List<RestrictPeriod> periods =
        hours.periods().stream()
            .map(period -> new RestrictPeriod(period.start(), period.end()))
            .toList();
    return new LayerItem(
        CalendarItem.ACCOUNT,
        layer.name(),
        scheduleId,
        layer.id(),
        layer.isHidden() ? 1 : 0,
        layer.isOverride() ? 1 : 0,
        layer.weight(),
        layer.groups().stream().map(group -> ScheduleItem.GroupItem.of(group, 0, 0)).toList(),
        rotation.usualLength(),
        rotation.handoff(),
        layer.start(),
        layer.end().orElse(0L),
        mode(hours),
        0,
        0,
        periods,
        new DayMask(hours.hasMask() ? hours.days() : List.of()),
        stamps.createdAt() / 1000,
        stamps.creatorId(),
        stamps.updatedAt() / 1000,
        stamps.updatedBy(),
        layer.name(),
        rotation.fair(),
        layer.start(),
        layer.end(),
        rotation.unit().word(),
        rotation.value(),
        hours.continuous());
  }

  private static int mode(Hours hours) {
    if (hours.periods().isEmpty()) {
      return 0;
    }
    return hours.every() == Hours.Every.WEEK ? 2 : 1;
  }
}
