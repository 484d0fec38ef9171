package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quell.app.PastCalendars;
import dev.quell.app.TestClock;
import dev.quell.insight.Past;
import dev.quell.oncall.Calendars;
import dev.quell.queue.Checkpoints;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a run through the past ends, its caller is told why and nothing works on. */
class ReplayRunTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-03-01T10:00:00Z");
  private Database store;
  private Replay replay;

  @BeforeEach
  void setUp() {
    store = TestDatabases.SQLITE.open(folder);
    Troubles troubles = new Troubles(1, FlowStand.start(store, clock), false);
    troubles.setUp();
    troubles.happen(50);
    troubles.stand().close();
    replay =
        new Replay(
            store,
            new Checkpoints(store, clock, Replay.STATE),
            clock,
            new PastCalendars(new Calendars(store)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatCannotBeReadEndsIt() {
    store.write(sql ->
        sql.update(
            "delete from log_segment where first_offset = (select first_offset from log_segment"
                + " where lane > 0 order by first_offset limit 1 offset 3)"));

    assertThatThrownBy(() -> go(new Heard()))
        .hasMessageContaining("of the log was removed meanwhile");
    noThreadIsLeft();
  }

  @Test
  void anAudienceThatHasHeardEnoughEndsIt() {
    Heard impatient =
        new Heard() {
          @Override
          public void reached(long records, long ofRecords, long events) {
            if (records > 0) {
              throw new IllegalStateException("enough");
            }
          }
        };

    assertThatThrownBy(() -> go(impatient)).hasMessage("enough");
    noThreadIsLeft();
  }

  private void go(Past.Audience audience) {
    Past.Span span = new Past.Span(0, clock.millis() + 1);
    replay.replay(new Past.Trial(1, span, Optional.empty()), audience);
  }

  private static void noThreadIsLeft() {
    await()
        .until(() ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("quell-replay")));
  }
}
