package dev.quell.webhook;

/** Tells whoever sends events that there may be new ones; nobody listens before the start. */
public final class Signal {
  private volatile Runnable answer = () -> {};

  public void answeredBy(Runnable other) {
    answer = other;
  }

  public void give() {
    answer.run();
  }
}
