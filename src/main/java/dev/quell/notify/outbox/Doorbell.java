package dev.quell.notify.outbox;

import java.util.List;
import java.util.Optional;

/**
 * Takes new notices straight to whoever sends them, so that nobody has to look for them in the
 * store; nobody listens before the start.
 */
public final class Doorbell {
  /** Of nobody: all that is new waits in the store. */
  private static final Answerer NOBODY =
      new Answerer() {
        @Override
        public Optional<Long> claim() {
          return Optional.empty();
        }

        @Override
        public void take(List<NoticeStore.Kept> fresh) {
          // they wait in the store
        }
      };

  private volatile Answerer answerer = NOBODY;

  /** Whoever sends notices. */
  interface Answerer {
    /** Until when new ones are taken for sure; empty when there is no room for more. */
    Optional<Long> claim();

    /** New ones are on disk; what was claimed among them is to be sent now. */
    void take(List<NoticeStore.Kept> fresh);
  }

  void answeredBy(Answerer other) {
    answerer = other;
  }

  /** The form new notices are written in: claimed already where somebody has room for them. */
  public List<NoticeStore.Kept> fresh(List<Notice> notices) {
    if (notices.isEmpty()) {
      return List.of();
    }
    Optional<Long> claim = answerer.claim();
    return notices.stream()
        .map(notice ->
            claim.isPresent()
                ? new NoticeStore.Kept(notice, NoticeStore.CLAIMED, claim.get(), 0, "")
                : new NoticeStore.Kept(notice, NoticeStore.WAITING, notice.createdAt(), 0, ""))
        .toList();
  }

  /** They are on disk. */
  public void ring(List<NoticeStore.Kept> fresh) {
    if (!fresh.isEmpty()) {
      answerer.take(fresh);
    }
  }
}
