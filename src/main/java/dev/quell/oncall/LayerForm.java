package dev.quell.oncall;

import dev.quell.web.Requests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * What a client says about a layer. The older names count where the newer ones are left out: {@code
 * name}, {@code enable_time}, {@code expire_time}, {@code rotation_duration}, {@code
 * restrict_start} and {@code restrict_end}.
 *
 * @param layerId of the layer it was; only to keep who made it
 * @param handoffTime when left out, a weekly turn changes at the time of the week it starts at
 */
record LayerForm(
    Optional<String> layerId,
    Optional<String> layerName,
    Optional<String> name,
    Optional<Integer> mode,
    Optional<Integer> hidden,
    Optional<Integer> weight,
    List<GroupForm> groups,
    Optional<String> rotationUnit,
    Optional<Integer> rotationValue,
    Optional<Long> rotationDuration,
    Optional<Integer> handoffTime,
    Optional<Boolean> fairRotation,
    Optional<Long> layerStart,
    Optional<Long> enableTime,
    Optional<Long> layerEnd,
    Optional<Long> expireTime,
    Optional<Integer> restrictMode,
    Optional<Integer> restrictStart,
    Optional<Integer> restrictEnd,
    List<HoursForm.PeriodForm> restrictPeriods,
    Optional<HoursForm.DayMask> dayMask,
    Optional<Boolean> maskContinuousEnabled) {
  static final int MOST_GROUPS = 50;
  static final int MOST_UNITS = 30;
  static final long LAST_SECOND = 32_503_680_000L;
  private static final int LONGEST_NAME = 40;
  private static final int HEAVIEST = 1_000_000;
  private static final int SECONDS_OF_HOUR = Rotation.SECONDS_OF_HOUR;

  /** The layer it makes, without id and stamps; {@code number} counts from 1. */
  Layer layer(String path, int number, WallClock clock) {
    boolean override = flag(path + ".mode", mode);
    long start = start(path);
    Optional<Long> end = end(path, start, override);
    List<Group> people =
        Requests.each(
            path + ".groups",
            groups,
            override ? 1 : 0,
            override ? 1 : MOST_GROUPS,
            (at, group) -> group.group(at));
    int weighs = (int) Requests.between(path + ".weight", weight.orElse(0), -HEAVIEST, HEAVIEST);
    HoursForm hours =
        new HoursForm(
            restrictMode,
            restrictStart,
            restrictEnd,
            restrictPeriods,
            dayMask,
            maskContinuousEnabled);
    return new Layer(
        "",
        name(path, (override ? "Override " : "Layer ") + number),
        override,
        flag(path + ".hidden", hidden),
        weighs,
        people,
        override ? Layer.NO_TURNS : rotation(path, clock.at(start)),
        override ? Layer.ALWAYS : hours.hours(path),
        start,
        end,
        Layer.NEW);
  }

  private String name(String path, String usual) {
    String at = path + ".layer_name";
    String said =
        layerName
            .filter(text -> !text.isBlank())
            .or(() -> name)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElse(usual);
    return Requests.storable(at, Requests.text(at, said, LONGEST_NAME));
  }

  private static boolean flag(String path, Optional<Integer> value) {
    return Requests.between(path, value.orElse(0), 0, 1) == 1;
  }

  private long start(String path) {
    long start =
        Requests.required(
            path + ".layer_start",
            layerStart
                .filter(time -> time != 0)
                .or(() -> enableTime.filter(time -> time != 0))
                .orElse(null));
    return Requests.between(path + ".layer_start", start, 1, LAST_SECOND);
  }

  private Optional<Long> end(String path, long start, boolean override) {
    Optional<Long> end =
        layerEnd.filter(time -> time != 0).or(() -> expireTime.filter(time -> time != 0));
    end.ifPresent(time -> Requests.between(path + ".layer_end", time, start + 1, LAST_SECOND));
    if (override && end.isEmpty()) {
      throw Requests.invalid(path + ".layer_end", "missing", "an override's end");
    }
    return end;
  }

  private Rotation rotation(String path, LocalDateTime start) {
    Rotation said = unitAndValue(path);
    int handoff = 0;
    if (said.hasHandoff()) {
      int usual =
          (int)
              Duration.between(
                      start
                          .toLocalDate()
                          .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                          .atStartOfDay(),
                      start)
                  .toSeconds();
      handoff = handoffTime.orElse(usual);
      Requests.between(path + ".handoff_time", handoff, 0, Rotation.SECONDS_OF_WEEK - 1);
    } else if (handoffTime.orElse(0) != 0) {
      throw Requests.invalid(
          path + ".handoff_time", handoffTime.orElse(0), "0 unless a turn is one week");
    }
    return new Rotation(said.unit(), said.value(), handoff, fairRotation.orElse(false));
  }

  private Rotation unitAndValue(String path) {
    if (rotationUnit.filter(text -> !text.isEmpty()).isEmpty() && rotationDuration.isPresent()) {
      return lasting(path + ".rotation_duration", rotationDuration.get());
    }
    String at = path + ".rotation_unit";
    String word = Requests.required(at, rotationUnit.orElse(null));
    Rotation.Unit unit =
        List.of(Rotation.Unit.values()).stream()
            .filter(one -> one.word().equals(word))
            .findFirst()
            .orElseThrow(
                () -> Requests.invalid(at, '"' + word + '"', "one of hour, day, week, month"));
    int value = Requests.required(path + ".rotation_value", rotationValue.orElse(null));
    if (value < 1 || value > MOST_UNITS) {
      throw Requests.invalid(path + ".rotation_value", value, "1 to " + MOST_UNITS);
    }
    return new Rotation(unit, value, 0, false);
  }

  /** The older way to say how long a turn is. */
  private static Rotation lasting(String path, long seconds) {
    boolean days = seconds % Rotation.SECONDS_OF_DAY == 0;
    long value = days ? seconds / Rotation.SECONDS_OF_DAY : seconds / SECONDS_OF_HOUR;
    if (seconds % SECONDS_OF_HOUR != 0 || value < 1 || value > MOST_UNITS) {
      throw Requests.invalid(path, seconds, "1 to " + MOST_UNITS + " whole hours or days");
    }
    return new Rotation(days ? Rotation.Unit.DAY : Rotation.Unit.HOUR, (int) value, 0, false);
  }
}
