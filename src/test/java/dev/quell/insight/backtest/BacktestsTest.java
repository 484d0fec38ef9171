package dev.quell.insight.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quell.app.TestClock;
import dev.quell.insight.Past;
import dev.quell.model.Step;
import dev.quell.web.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Few at a time, all of them to be ended at will. */
class BacktestsTest {
  private final Paced past = new Paced();
  private final Backtests backtests = new Backtests(past, new TestClock("2026-03-01T10:00:00Z"));

  @AfterEach
  void close() {
    past.steps.release(1_000_000);
    backtests.close();
  }

  @Test
  void twoRunAtOnceAndTheNextWaitsForItsTurn() {
    List<Run> runs = List.of(start(), start(), start());
    await().until(() -> past.entered.availablePermits() == 2);

    assertThat(past.entered.availablePermits()).isEqualTo(2);
    assertThat(runs).extracting(run -> run.item(true).status()).containsOnly("running");
    runs.getFirst().cancel();
    past.steps.release(2);
    await().until(() -> past.entered.availablePermits() == 3);
    past.steps.release(100);
    await().until(() -> runs.stream().allMatch(Run::isOver));
    assertThat(runs)
        .extracting(run -> run.item(true).status())
        .containsExactly("cancelled", "done", "done");
    assertThat(runs.getLast().item(true).progress()).isEqualTo(1);
  }

  @Test
  void oneThatIsCancelledWhileItWaitsNeverBegins() {
    List<Run> runs = List.of(start(), start(), start());
    runs.getLast().cancel();
    past.steps.release(100);
    await().until(() -> runs.stream().allMatch(Run::isOver));

    backtests.close();
    assertThat(past.entered.availablePermits()).isEqualTo(2);
  }

  @Test
  void howFarItHasComeIsTold() {
    Run run = start();
    past.steps.release(1);
    await().until(() -> run.item(true).eventsDone() == 30);

    assertThat(run.item(true).progress()).isEqualTo(0.25);
    assertThat(run.item(true).eventsTotal()).isEqualTo(120);
  }

  @Test
  void aFailureIsTold() {
    past.failure = Optional.of(new IllegalStateException("the disk is on fire"));
    Run run = start();
    await().until(run::isOver);

    assertThat(run.item(true).status()).isEqualTo("failed");
    assertThat(run.item(true).reason()).contains("the disk is on fire");
  }

  @Test
  void twentyAreKeptAndNoneThatStillRunsIsForgotten() {
    past.steps.release(1_000_000);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      runs.add(start());
      await().until(runs.getLast()::isOver);
    }

    assertThat(backtests.of(1)).hasSize(20).first().isSameAs(runs.getLast());
    assertThat(backtests.find(runs.getFirst().id())).isEmpty();

    past.steps.drainPermits();
    for (int i = 0; i < 20; i++) {
      start();
    }
    assertThatThrownBy(this::start)
        .isInstanceOf(ApiException.class)
        .hasMessage("backtests: 20 are under way (expected: fewer; cancel one)");
  }

  private Run start() {
    Past.Span span = new Past.Span(0, 1000);
    return backtests.start(
        new Run.Asked(
            "backtest",
            1,
            0,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Past.Trial(1, span, Optional.empty()),
        run -> new Comparison(span, run, Step::code));
  }

  /** A past of four stretches, each of which is let pass by hand. */
  private static final class Paced implements Past {
    private final Semaphore entered = new Semaphore(0);
    private final Semaphore steps = new Semaphore(0);
    private Optional<RuntimeException> failure = Optional.empty();

    @Override
    public Span span() {
      return new Span(0, 1000);
    }

    @Override
    public void refuseUnknown(long from) {
      // All is known.
    }

    @Override
    public void replay(Trial trial, Audience audience) {
      entered.release();
      failure.ifPresent(why -> {
        throw why;
      });
      for (int i = 1; i <= 4; i++) {
        steps.acquireUninterruptibly();
        audience.reached(i * 10L, 40, i * 30L);
      }
    }

    @Override
    public String sentence(Step step) {
      return step.code();
    }
  }
}
