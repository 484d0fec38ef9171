package dev.quell.flow;

import dev.quell.insight.Past.Audience;
import dev.quell.insight.Past.Note;
import dev.quell.insight.Past.Trial;
import dev.quell.queue.LogRecord;
import dev.quell.queue.PastLog;
import dev.quell.queue.RecordOutcome.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One run through the past, in three steps that work at the same time on neighbouring stretches of
 * the log: one is read, the one before it is judged as history was, and the one before that under
 * the changed rules, on the calling thread, which also tells the audience. None is ever further
 * ahead, so little is in memory; what one of them fails with ends the run.
 */
final class ReplayRun {
  private final PastLog log;
  private final HistoryCourse history;
  private final CourseBeside beside;
  private final Audience audience;

  ReplayRun(PastLog log, HistoryCourse history, Trial trial, Audience audience) {
    this.log = log;
    this.history = history;
    this.beside = new CourseBeside(trial.channelId(), audience);
    this.audience = audience;
  }

  /**
   * What history made of a stretch of the log.
   *
   * @param records how many it holds; none behind the end
   */
  private record Stretch(List<Noted> noted, long records, long events) {}

  /** Goes to the end, through about so many records. */
  void go(long about) {
    audience.reached(0, about, 0);
    long records = 0;
    long events = 0;
    try (ExecutorService ahead = Executors.newFixedThreadPool(2, ReplayRun::thread)) {
      var read = CompletableFuture.supplyAsync(log::next, ahead);
      var judged = read.thenApplyAsync(this::judge, ahead);
      read = read.thenApplyAsync(before -> log.next(), ahead);
      for (Stretch one = join(judged); one.records > 0; one = join(judged)) {
        judged = judged.thenCombineAsync(read, (before, past) -> judge(past), ahead);
        read = read.thenApplyAsync(before -> log.next(), ahead);
        beside.take(one.noted);
        records += one.records;
        events += one.events;
        audience.reached(records, Math.max(records, about), events);
      }
    }
    tellNotes();
  }

  private Stretch judge(List<PastLog.Past> past) {
    long records = 0;
    long events = 0;
    for (PastLog.Past one : past) {
      records += one.outcomes().size();
      for (int i = 0; i < one.outcomes().size(); i++) {
        if (one.outcomes().get(i).verdict() == Verdict.ACCEPTED
            && one.segment().records().get(i) instanceof LogRecord.Callback callback) {
          events += callback.events().size();
        }
      }
    }
    return new Stretch(history.take(past), records, events);
  }

  private void tellNotes() {
    history.notes().forEach(audience::noted);
    if (beside.missedActions() > 0) {
      audience.noted(Note.ACTION_WITHOUT_INCIDENT, beside.missedActions());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "quell-replay");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
