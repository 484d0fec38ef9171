package dev.quell.insight.backtest;

import dev.quell.insight.Past;

/** Listens to the past with a question in mind. */
interface Study extends Past.Audience {

  /** What was found out, once all is told. */
  BacktestResult result();

  /** Is told how far one has come, and throws to end it. */
  interface Progress {
    void reached(long records, long ofRecords, long events);
  }
}
