package dev.quell.oncall;

import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a client says about people who stand in for whoever would be on call.
 *
 * @param name shown in the schedule
 * @param start epoch seconds
 * @param end the same, not included
 * @param members by role, or else
 * @param personIds people without a role
 */
record OverrideForm(
    @Required Long scheduleId,
    Optional<String> name,
    @Required Long start,
    @Required Long end,
    List<GroupForm.Member> members,
    List<Long> personIds) {
  private static final int LONGEST_NAME = 40;

  Layer layer(WallClock clock) {
    Requests.between("start", start, 1, LayerForm.LAST_SECOND);
    Requests.between("end", end, start + 1, LayerForm.LAST_SECOND);
    String called =
        name.map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> "Override of " + clock.at(start).toLocalDate());
    Group group = new GroupForm(Optional.empty(), Optional.empty(), said()).group("");
    if (group.hasNobody()) {
      throw Requests.invalid("person_ids", "0 items", "1.." + GroupForm.MOST_PERSONS);
    }
    return new Layer(
        "",
        Requests.storable("name", Requests.atMost("name", called, LONGEST_NAME)),
        true,
        false,
        0,
        List.of(group),
        Layer.NO_TURNS,
        Layer.ALWAYS,
        start,
        Optional.of(end),
        Layer.NEW);
  }

  private List<GroupForm.Member> said() {
    return members.isEmpty() ? List.of(new GroupForm.Member(Optional.empty(), personIds)) : members;
  }

  void references(BiConsumer<String, Long> roles, BiConsumer<String, Long> persons) {
    new GroupForm(Optional.empty(), Optional.empty(), said()).references("", roles, persons);
  }
}
