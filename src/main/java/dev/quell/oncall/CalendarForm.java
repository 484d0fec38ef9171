package dev.quell.oncall;

import dev.quell.model.TimeZones;
import dev.quell.web.Requests;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a calendar it makes or changes; what it leaves out stays as it is.
 *
 * @param calId only when an existing one is changed
 * @param workdays of a usual week, 0 is Sunday; all of them when left out for a new one
 * @param extraCalIds calendars of public holidays, of which there are none here
 */
record CalendarForm(
    Optional<String> calId,
    Optional<String> calName,
    Optional<String> description,
    Optional<String> timezone,
    Optional<Long> teamId,
    Optional<List<Integer>> workdays,
    List<String> extraCalIds) {
  private static final int LONGEST_NAME = 39;
  private static final int LONGEST_DESCRIPTION = 499;
  private static final int DAYS = 7;
  private static final Calendar.Body USUAL =
      new Calendar.Body("", "", "Asia/Shanghai", 0, List.of(0, 1, 2, 3, 4, 5, 6), List.of());

  /** What the calendar says from now on. */
  Calendar.Body over(Optional<Calendar> old) {
    Calendar.Body before = old.map(Calendar::body).orElse(USUAL);
    String name =
        Requests.text(
            "cal_name",
            calName.map(String::strip).or(() -> old.map(it -> it.body().calName())).orElse(null),
            LONGEST_NAME);
    String said = description.orElse(before.description());
    if (!extraCalIds.isEmpty()) {
      throw Requests.invalid(
          "extra_cal_ids",
          extraCalIds.size() + " items",
          "none; there are no calendars of public holidays here, their days can be events");
    }
    return new Calendar.Body(
        Requests.storable("cal_name", name),
        Requests.storable("description", Requests.atMost("description", said, LONGEST_DESCRIPTION)),
        zone(timezone.filter(zone -> !zone.isBlank()).orElse(before.timezone())),
        Requests.between("team_id", teamId.orElse(before.teamId()), 0, Long.MAX_VALUE),
        days(before),
        before.events());
  }

  private List<Integer> days(Calendar.Body before) {
    List<Integer> wanted = workdays.orElse(before.workdays());
    int index = 0;
    for (int day : Requests.list("workdays", wanted, 0, DAYS)) {
      Requests.between("workdays[" + index++ + "]", day, 0, DAYS - 1);
    }
    return wanted.stream().distinct().sorted().toList();
  }

  private static String zone(String name) {
    if (!TimeZones.isKnown(name)) {
      throw Requests.invalid("timezone", '"' + name + '"', "a name such as Asia/Shanghai or UTC");
    }
    return name;
  }
}
