package dev.quell.notify.outbox;

/** Tells whoever sends notices that there may be new ones; nobody listens before the start. */
public final class Doorbell {
  private volatile Runnable answer = () -> {};

  public void answeredBy(Runnable other) {
    answer = other;
  }

  public void ring() {
    answer.run();
  }
}
