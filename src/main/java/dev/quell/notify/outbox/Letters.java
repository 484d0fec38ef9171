package dev.quell.notify.outbox;

import dev.quell.notify.Message;
import dev.quell.notify.Notifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts notices into words, by what is known when they are sent. */
public interface Letters {

  /**
   * What is said.
   *
   * @param remark what went wrong with the words, where something did
   */
  record Letter(Message message, Optional<String> remark) {}

  /** Those nobody needs any more, by their ids, and why. */
  Map<String, String> moot(Collection<NoticeStore.Kept> notices);

  /** A message of its own. */
  Letter single(NoticeStore.Kept notice, Notifier notifier);

  /** One message for several notices of one recipient; there are two at least. */
  Letter together(List<NoticeStore.Kept> notices, Notifier notifier);
}
