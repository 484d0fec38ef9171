package dev.quell.oncall;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quell.model.TimeZones;
import dev.quell.web.Requests;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a client says about a schedule it makes, changes or tries; what it leaves out stays as it
 * is. {@code name}, {@code id} and {@code group_id} are the older names of the fields before them.
 *
 * @param timeZone a name such as Asia/Shanghai
 * @param start of the window to be shown, epoch seconds; of no meaning where nothing is shown
 */
record ScheduleForm(
    Optional<Long> scheduleId,
    Optional<Long> id,
    Optional<String> scheduleName,
    Optional<String> name,
    Optional<String> description,
    Optional<Long> teamId,
    Optional<Long> groupId,
    Optional<String> timeZone,
    Optional<List<LayerForm>> layers,
    @JsonProperty("notify") Optional<ScheduleNotice> notice,
    Optional<Long> start,
    Optional<Long> end) {
  static final int MOST_LAYERS = 20;
  static final int MOST_OVERRIDES = 200;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_DESCRIPTION = 500;

  /** The id, if it says one. */
  Optional<Long> given() {
    return scheduleId.filter(number -> number != 0).or(() -> id.filter(number -> number != 0));
  }

  /** With this zone if it says none. */
  ScheduleForm in(ZoneId usual) {
    Optional<String> said = timeZone.filter(text -> !text.isBlank());
    return new ScheduleForm(
        scheduleId,
        id,
        scheduleName,
        name,
        description,
        teamId,
        groupId,
        said.or(() -> Optional.of(usual.getId())),
        layers,
        notice,
        start,
        end);
  }

  /**
   * What the schedule says from now on.
   *
   * @param usualName of a schedule that is only tried
   */
  Schedule.Body over(Optional<Schedule.Body> old, String usualName) {
    String called =
        scheduleName
            .filter(text -> !text.isBlank())
            .or(() -> name)
            .or(() -> old.map(Schedule.Body::name))
            .filter(text -> !text.isBlank() || usualName.isEmpty())
            .or(() -> Optional.of(usualName).filter(text -> !text.isEmpty()))
            .map(String::strip)
            .orElse(null);
    String said = description.or(() -> old.map(Schedule.Body::description)).orElse("");
    long team = teamId.or(() -> groupId).or(() -> old.map(Schedule.Body::teamId)).orElse(0L);
    String zone =
        timeZone
            .filter(text -> !text.isBlank())
            .or(() -> old.map(Schedule.Body::timeZone))
            .orElse("UTC");
    Requests.text("schedule_name", called, LONGEST_NAME);
    if (!TimeZones.isKnown(zone)) {
      throw Requests.invalid("time_zone", '"' + zone + '"', "a name such as Asia/Shanghai or UTC");
    }
    return new Schedule.Body(
        Requests.storable("schedule_name", Requests.required("schedule_name", called)),
        Requests.storable("description", Requests.atMost("description", said, LONGEST_DESCRIPTION)),
        Requests.between("team_id", team, 0, Long.MAX_VALUE),
        zone,
        layers
            .map(forms -> read(forms, new WallClock(ZoneId.of(zone))))
            .or(() -> old.map(Schedule.Body::layers))
            .orElse(List.of()),
        notice
            .map(notice -> notice.checked(old.flatMap(Schedule.Body::notice)))
            .or(() -> old.flatMap(Schedule.Body::notice)));
  }

  private static List<Layer> read(List<LayerForm> forms, WallClock clock) {
    Requests.list("layers", forms, 0, MOST_LAYERS + MOST_OVERRIDES);
    List<Layer> layers = new ArrayList<>();
    List<Layer> overrides = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      LayerForm form = forms.get(i);
      Layer layer = form.layer("layers[" + i + "]", i + 1, clock).named(form.layerId().orElse(""));
      (layer.isOverride() ? overrides : layers).add(layer);
    }
    if (layers.size() > MOST_LAYERS) {
      throw Requests.invalid(
          "layers", layers.size() + " items", "at most " + MOST_LAYERS + " beside overrides");
    }
    if (overrides.size() > MOST_OVERRIDES) {
      throw Requests.invalid(
          "layers", overrides.size() + " overrides", "at most " + MOST_OVERRIDES);
    }
    layers.addAll(overrides);
    return layers;
  }

  /** Hands over each place and which role or person is named there. */
  void references(BiConsumer<String, Long> roles, BiConsumer<String, Long> persons) {
    List<LayerForm> forms = layers.orElse(List.of());
    for (int i = 0; i < forms.size(); i++) {
      List<GroupForm> groups = forms.get(i).groups();
      for (int g = 0; g < groups.size(); g++) {
        groups.get(g).references("layers[" + i + "].groups[" + g + "]", roles, persons);
      }
    }
  }
}
