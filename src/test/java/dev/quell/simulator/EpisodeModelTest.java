package dev.quell.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Labels;
import dev.quell.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EpisodeModelTest {
  private static final Duration DAY = Duration.ofHours(24);

  private static List<Episode> hold(LedgerEntry... entries) {
    return EpisodeModel.of(List.of(entries), DAY).episodes();
  }

  private static LedgerEntry trigger(int minute, int received, Level level) {
    return Entries.entry(
        Entries.item("web", false, level, minute, Labels.none()), received, CallbackKind.METRIC);
  }

  private static LedgerEntry trigger(int minute) {
    return trigger(minute, minute, Level.WARNING);
  }

  private static LedgerEntry recovery(int minute, int received) {
    return Entries.entry(
        Entries.item("web", true, Level.WARNING, minute, Labels.none()),
        received,
        CallbackKind.METRIC_RECOVERED);
  }

  @Test
  void remindersMergeAndARecoveryEndsTheEpisode() {
    List<Episode> episodes = hold(trigger(0), trigger(10), recovery(12, 12), trigger(20));

    assertThat(episodes).extracting(Episode::triggers).containsExactly(2, 1);
    assertThat(episodes).extracting(Episode::open).containsExactly(false, true);
  }

  @Test
  void theMergeWindowEndsTwentyFourHoursAfterTheFirstTrigger() {
    assertThat(hold(trigger(0), trigger(24 * 60 - 1))).hasSize(1);
    assertThat(hold(trigger(0), trigger(24 * 60))).hasSize(2);
  }

  @Test
  void aRecoveryEndsEveryOpenEpisodeOfItsKey() {
    assertThat(hold(trigger(0), trigger(24 * 60), recovery(1500, 1500)))
        .hasSize(2)
        .noneMatch(Episode::open);
  }

  @Test
  void aTriggerOlderThanTheRecoveryBeforeItOpensNothing() {
    assertThat(hold(recovery(12, 12), trigger(10, 13, Level.WARNING))).isEmpty();
  }

  @Test
  void aRecoveryOlderThanTheNewestTriggerClosesNothing() {
    List<Episode> episodes = hold(trigger(0), trigger(20), recovery(12, 21));

    assertThat(episodes).hasSize(1).allMatch(Episode::open);
  }

  @Test
  void equalTimesFollowTheOrderOfArrival() {
    assertThat(hold(recovery(12, 12), trigger(12))).hasSize(1);
    assertThat(hold(trigger(12), recovery(12, 12))).noneMatch(Episode::open);
  }

  @Test
  void aTimeAheadOfItsArrivalCountsAsItsArrival() {
    assertThat(hold(recovery(500, 12), trigger(13))).hasSize(1).allMatch(Episode::open);
  }

  @Test
  void theSeverityStaysAtTheHighestAndTheStatusFollowsTheNewestTrigger() {
    Episode episode =
        hold(
                trigger(0, 0, Level.NOTICE),
                trigger(10, 10, Level.CRITICAL),
                trigger(30, 30, Level.WARNING),
                trigger(20, 31, Level.NOTICE))
            .getFirst();

    assertThat(episode.highest()).isEqualTo(Severity.CRITICAL);
    assertThat(episode.latest()).isEqualTo(Severity.WARNING);
  }

  @Test
  void whatWasNotAcknowledgedIsNotExpected() {
    LedgerEntry sent = trigger(0);
    LedgerEntry failed =
        LedgerEntry.delivered(
            sent.callback(), sent.received(), Delivery.none().refused(500).unanswered("late"));
    LedgerEntry neverSent = LedgerEntry.neverSent(sent.callback(), sent.received());

    assertThat(hold(failed, neverSent)).isEmpty();
  }

  /** Whatever the order of arrival, the newest statement decides what is open in the end. */
  @Property
  void theNewestStatementWins(@ForAll @IntRange(min = 1, max = 9) int count, @ForAll long order) {
    List<Integer> statements = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      statements.add(number);
    }
    Collections.shuffle(statements, new Random(order));
    List<LedgerEntry> entries = new ArrayList<>();
    for (int number : statements) {
      int received = 100 + entries.size();
      entries.add(
          number % 2 == 0 ? trigger(number, received, Level.WARNING) : recovery(number, received));
    }

    List<Episode> episodes = EpisodeModel.of(entries, DAY).episodes();

    boolean newestIsATrigger = (count - 1) % 2 == 0;
    assertThat(episodes.stream().filter(Episode::open).count()).isEqualTo(newestIsATrigger ? 1 : 0);
  }
}
