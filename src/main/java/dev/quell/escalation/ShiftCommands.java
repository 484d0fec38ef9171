package dev.quell.escalation;

import dev.quell.escalation.Recipients.Failed;
import dev.quell.model.Severity;
import dev.quell.notify.Message;
import dev.quell.notify.outbox.About;
import dev.quell.notify.outbox.Doorbell;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.Notice.Recipient;
import dev.quell.notify.outbox.NoticeStore;
import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.oncall.ShiftNotice;
import dev.quell.oncall.ShiftNotices;
import dev.quell.queue.CommandHandler;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides the notices about shifts that are due. Their ids follow from what they say and to whom,
 * so nobody hears the same twice, however often they are decided.
 */
public final class ShiftCommands implements CommandHandler {
  /** The command that decides them; its body says nothing. */
  static final String TELL = "shift.tell";

  private static final Notice.Why WHY =
      new Notice.Why(Message.Kind.SHIFT, Severity.INFO, 1, "", "", 0, "");

  private final ShiftNotices shifts;
  private final People people;
  private final Recipients recipients;
  private final Doorbell doorbell;
  private List<Kept> fresh = List.of();

  public ShiftCommands(ShiftNotices shifts, Reach reach, Doorbell doorbell) {
    this.shifts = shifts;
    this.people = reach.people();
    this.recipients = new Recipients(reach);
    this.doorbell = doorbell;
  }

  @Override
  public String area() {
    return "shift";
  }

  @Override
  public String apply(Sql sql, LogRecord.Command command, long offset) {
    if (!command.kind().equals(TELL)) {
      throw new IllegalArgumentException("command: " + command.kind());
    }
    long now = command.receivedAt();
    Map<String, Notice> sent = new LinkedHashMap<>();
    Map<String, Kept> unsent = new LinkedHashMap<>();
    for (ShiftNotice shift : shifts.due(now)) {
      List<Failed> failed = new ArrayList<>();
      recipients(shift, failed)
          .forEach(to -> {
            Notice notice = notice(shift, to, now);
            sent.put(notice.id(), notice);
          });
      failed.forEach(one -> {
        Notice notice = notice(shift, nowhere(one), now);
        unsent.put(notice.id(), Kept.failed(notice, one.reason()));
      });
    }
    NoticeStore.byIds(sql, sent.keySet()).forEach(known -> sent.remove(known.notice().id()));
    fresh = doorbell.fresh(List.copyOf(sent.values()));
    NoticeStore.add(sql, fresh);
    NoticeStore.add(sql, unsent.values());
    return "{}";
  }

  @Override
  public void settled(boolean kept) {
    if (kept) {
      doorbell.ring(fresh);
    }
    fresh = List.of();
  }

  private List<Recipient> recipients(ShiftNotice shift, List<Failed> failed) {
    ShiftNotice.Manner wish = shift.manner();
    List<Recipient> all = new ArrayList<>();
    if (wish.ownPreference() || !wish.media().isEmpty()) {
      Map<Long, Bond> wanted =
          shift.people().stream()
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      id -> Bond.NAMED,
                      (one, other) -> one,
                      LinkedHashMap::new));
      recipients
          .told(
              wanted,
              id -> wish.ownPreference() ? people.preferredForShifts(id) : wish.media(),
              failed)
          .forEach(told -> all.addAll(told.by()));
    }
    for (ShiftNotice.Chat chat : wish.chats()) {
      recipients
          .chat(new Targets.Robot(chat.medium(), chat.settings()), failed)
          .ifPresent(all::add);
    }
    return all;
  }

  private static Recipient nowhere(Failed failed) {
    String name = failed.alias().isEmpty() ? failed.name() : failed.alias();
    return new Recipient(
        failed.personId(), failed.medium(), Map.of(), name, Message.Language.EN, "", List.of());
  }

  /** A group chat hears of a change again when it is another one by then. */
  private static Notice notice(ShiftNotice shift, Recipient to, long now) {
    ShiftNotice.About what = shift.about();
    boolean day = what.kind() == ShiftNotice.Kind.DAY;
    String dispatch = (day ? "day-" : "shift-") + what.scheduleId() + "-" + what.at() / 1000;
    Object who =
        to.personId() > 0
            ? to.personId()
            : List.of(new TreeMap<>(to.address()), to.name(), shift.people());
    return new Notice(
        NoticeIds.of(what.at(), dispatch, to.medium(), who),
        dispatch,
        new About.OfShift(what.scheduleId(), what.at(), day),
        to,
        WHY,
        now);
  }
}
