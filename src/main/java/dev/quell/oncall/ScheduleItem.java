package dev.quell.oncall;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A schedule as the API shows it; times are epoch seconds. Fields with two names carry both.
 *
 * @param scheduleLayers the shifts of each layer in the window, as {@code layerSchedules}
 * @param start of the window, where one was asked for
 * @param curOncall who is on call now; left out when nobody is, or when no window was asked for
 */
record ScheduleItem(
    long id,
    String name,
    long accountId,
    long groupId,
    int disabled,
    long createAt,
    long createBy,
    long updateAt,
    long updateBy,
    List<LayerItem> layers,
    List<ComputedLayer> scheduleLayers,
    ComputedLayer finalSchedule,
    Optional<Long> start,
    Optional<Long> end,
    @JsonProperty("notify") Optional<ScheduleNotice> notice,
    long scheduleId,
    String scheduleName,
    long teamId,
    String description,
    String timeZone,
    List<ComputedLayer> layerSchedules,
    int status,
    Optional<OncallGroup> curOncall,
    Optional<OncallGroup> nextOncall) {

  /** A layer's shifts in a window, or those of all layers together, which have no name. */
  record ComputedLayer(String layerName, String name, int mode, List<ShiftItem> schedules) {
    static final ComputedLayer EMPTY = new ComputedLayer("", "", 0, List.of());

    static ComputedLayer of(Layer layer, List<Shift> shifts) {
      return new ComputedLayer(
          layer.name(), layer.name(), layer.isOverride() ? 1 : 0, items(shifts));
    }

    static ComputedLayer ofAll(List<Shift> shifts) {
      return new ComputedLayer("", "", 0, items(shifts));
    }

    private static List<ShiftItem> items(List<Shift> shifts) {
      return shifts.stream().map(ShiftItem::of).toList();
    }
  }

  /** A shift, cut to the window; {@code index} is the group's place in its layer. */
  record ShiftItem(long start, long end, GroupItem group, int index) {
    static ShiftItem of(Shift shift) {
      return new ShiftItem(
          shift.start(),
          shift.end(),
          GroupItem.of(shift.group(), shift.start(), shift.end()),
          shift.index());
    }
  }

  /** People who are on call together; the times are those of the shift, or 0. */
  record GroupItem(String groupName, String name, List<MemberItem> members, long start, long end) {
    static GroupItem of(Group group, long start, long end) {
      return new GroupItem(
          group.name(),
          group.name(),
          group.seats().stream()
              .map(seat -> new MemberItem(seat.roleId(), seat.personIds()))
              .toList(),
          start,
          end);
    }
  }

  /** The people of one role. */
  record MemberItem(long roleId, List<Long> personIds) {}

  /** A shift that is or comes next; one that is begins now. */
  record OncallGroup(long start, long end, GroupItem group, long updateAt, int weight, int index) {
    static OncallGroup of(Shift shift, long updateAt) {
      return new OncallGroup(
          shift.start(),
          shift.end(),
          GroupItem.of(shift.group(), shift.start(), shift.end()),
          updateAt,
          shift.weight(),
          shift.index());
    }
  }
}
