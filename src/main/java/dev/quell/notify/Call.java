package dev.quell.notify;

/** One attempt, ready to be made. */
public sealed interface Call permits HttpCall, MailCall {

  /** What must show nowhere: not in a log, not in what an attempt came to. */
  java.util.Set<String> secrets();
}
