package dev.quell.escalation;

import dev.quell.notify.Notifier;
import dev.quell.notify.outbox.About;
import dev.quell.notify.outbox.Letters;
import dev.quell.notify.outbox.NoticeStore.Kept;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives notices to whoever words what they tell of; what is told together tells of one kind. */
public record Letterbox(Letters incidents, Letters shifts) implements Letters {

  @Override
  public Map<String, String> moot(Collection<Kept> notices) {
    Map<Boolean, List<Kept>> byKind =
        notices.stream()
            .collect(
                Collectors.partitioningBy(kept -> kept.notice().about() instanceof About.OfShift));
    Map<String, String> moot = new HashMap<>();
    byKind.forEach((shift, some) -> {
      if (!some.isEmpty()) {
        moot.putAll((shift ? shifts : incidents).moot(some));
      }
    });
    return moot;
  }

  @Override
  public Letter single(Kept notice, Notifier notifier) {
    return of(notice).single(notice, notifier);
  }

  @Override
  public Letter together(List<Kept> notices, Notifier notifier) {
    return of(notices.getFirst()).together(notices, notifier);
  }

  private Letters of(Kept kept) {
    return switch (kept.notice().about()) {
      case About.OfIncident incident -> incidents;
      case About.OfShift shift -> shifts;
    };
  }
}
