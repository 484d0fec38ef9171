package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IncidentModelTest {
  private static final List<String> BY_CHECK = List.of("check");

  private final List<LedgerEntry> entries = new ArrayList<>();

  private void triggered(String resource, String check, int minute) {
    Labels labels = Labels.of(Map.of("check", check));
    entries.add(
        Entries.entry(
            Entries.item(resource, false, Level.WARNING, minute, labels),
            minute,
            CallbackKind.METRIC));
  }

  private void recovered(String resource, int minute) {
    entries.add(
        Entries.entry(
            Entries.item(resource, true, Level.WARNING, minute, Labels.none()),
            minute,
            CallbackKind.METRIC_RECOVERED));
  }

  private List<ExpectedIncident> incidents(List<String> labels, Optional<Duration> window) {
    EpisodeModel model = EpisodeModel.of(entries, Duration.ofHours(24));
    return IncidentModel.of(model, labels, window);
  }

  @Test
  void withoutGroupingEveryEpisodeIsAnIncident() {
    triggered("one", "cpu", 0);
    triggered("two", "cpu", 1);
    recovered("one", 2);
    triggered("one", "cpu", 3);

    assertThat(incidents(List.of(), Optional.empty())).hasSize(3);
  }

  @Test
  void equalValuesJoinWhileTheIncidentIsOpen() {
    triggered("one", "cpu", 0);
    triggered("two", "cpu", 500);
    triggered("three", "disk", 500);

    assertThat(incidents(BY_CHECK, Optional.empty()))
        .extracting(incident -> incident.group().getFirst() + incident.alerts().size())
        .containsExactly("cpu2", "disk1");
  }

  @Test
  void anIncidentIsOverWhenItsLastAlertIs() {
    triggered("one", "cpu", 0);
    triggered("two", "cpu", 1);
    recovered("one", 2);
    recovered("two", 5);
    triggered("one", "cpu", 6);

    List<ExpectedIncident> incidents = incidents(BY_CHECK, Optional.empty());

    assertThat(incidents).extracting(ExpectedIncident::open).containsExactly(false, true);
    assertThat(incidents.getFirst().endedAt()).contains(Entries.at(5));
  }

  @Test
  void aWindowCountsFromTheStartOfTheIncidentAndLeavesOutItsEnd() {
    Optional<Duration> tenMinutes = Optional.of(Duration.ofMinutes(10));
    triggered("one", "cpu", 0);
    triggered("two", "cpu", 9);
    triggered("three", "cpu", 10);
    triggered("four", "cpu", 19);

    assertThat(incidents(BY_CHECK, tenMinutes))
        .extracting(incident -> incident.alerts().size())
        .containsExactly(2, 2);
  }

  /** With nothing ever recovering, tumbling windows can be counted with one variable. */
  @Property
  void tumblingWindowsAreCutOneAfterTheOther(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 15) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 30) int window) {
    entries.clear();
    int minute = 0;
    int windowStart = 0;
    int expected = 1;
    for (int number = 0; number < pauses.size(); number++) {
      minute += number == 0 ? 0 : pauses.get(number);
      triggered("server" + number, "cpu", minute);
      if (minute - windowStart >= window) {
        windowStart = minute;
        expected++;
      }
    }

    assertThat(incidents(BY_CHECK, Optional.of(Duration.ofMinutes(window)))).hasSize(expected);
  }
}
