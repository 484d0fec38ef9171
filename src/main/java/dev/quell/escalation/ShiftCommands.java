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
import dev.quell.web.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides notices about shifts. Their ids follow from what they say and to whom, so nobody hears
 * the same twice, however often they are decided.
 */
public final class ShiftCommands implements CommandHandler {
  /** The command that decides some; its body is {@link Asked}. */
  static final String TELL = "shift.tell";

  private static final JsonMapper JSON = Json.mapper();

  /** More notices than what is due of one schedule has. */
  private static final int LOOKED_THROUGH = 1000;

  private static final Notice.Why WHY =
      new Notice.Why(Message.Kind.SHIFT, Severity.INFO, 1, "", "", 0, "");

  private final ShiftNotices shifts;
  private final People people;
  private final Recipients recipients;
  private final Doorbell doorbell;
  private List<Kept> fresh = List.of();

  /** What there is to say. */
  private record Asked(List<ShiftNotice.About> abouts) {}

  public ShiftCommands(ShiftNotices shifts, Reach reach, Doorbell doorbell) {
    this.shifts = shifts;
    this.people = reach.people();
    this.recipients = new Recipients(reach);
    this.doorbell = doorbell;
  }

  static String body(List<ShiftNotice.About> abouts) {
    return JSON.writeValueAsString(new Asked(abouts));
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
    List<Notice> sent = new ArrayList<>();
    List<Kept> unsent = new ArrayList<>();
    for (ShiftNotice.About about : JSON.readValue(command.body(), Asked.class).abouts()) {
      shifts.now(about).ifPresent(shift -> decide(sql, shift, command.receivedAt(), sent, unsent));
    }
    fresh = doorbell.fresh(sent);
    NoticeStore.add(sql, fresh);
    NoticeStore.add(sql, unsent);
    return "{}";
  }

  /** Whoever was told by any medium is not told again when they prefer another one by then. */
  private void decide(Sql sql, ShiftNotice shift, long now, List<Notice> sent, List<Kept> unsent) {
    String dispatch = dispatch(shift.about());
    List<Kept> known =
        NoticeStore.ofSchedule(sql, shift.about().scheduleId(), LOOKED_THROUGH).stream()
            .filter(kept -> kept.notice().dispatch().equals(dispatch))
            .toList();
    Set<String> ids = known.stream().map(kept -> kept.notice().id()).collect(Collectors.toSet());
    Set<Long> told =
        known.stream()
            .filter(kept -> kept.isOpen() || kept.attempts() > 0)
            .map(kept -> kept.notice().to().personId())
            .collect(Collectors.toSet());
    List<Failed> failed = new ArrayList<>();
    recipients(shift, told, failed).stream()
        .map(to -> notice(id(shift, to), shift, to, now))
        .filter(notice -> !ids.contains(notice.id()))
        .forEach(sent::add);
    for (Failed one : failed) {
      Recipient to = nowhere(one);
      String id =
          NoticeIds.of(
              shift.about().at(), dispatch, "unsent", to.medium(), to.personId(), to.name());
      unsent.add(Kept.failed(notice(id, shift, to, now), one.reason()));
    }
  }

  @Override
  public void settled(boolean kept) {
    if (kept) {
      doorbell.ring(fresh);
    }
    fresh = List.of();
  }

  private List<Recipient> recipients(ShiftNotice shift, Set<Long> told, List<Failed> failed) {
    ShiftNotice.Manner wish = shift.manner();
    List<Recipient> all = new ArrayList<>();
    if (wish.ownPreference() || !wish.media().isEmpty()) {
      Map<Long, Bond> wanted =
          shift.people().stream()
              .filter(id -> !told.contains(id))
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
          .forEach(one -> all.addAll(one.by()));
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

  private static String dispatch(ShiftNotice.About what) {
    String kind = what.kind() == ShiftNotice.Kind.DAY ? "day-" : "shift-";
    return kind + what.scheduleId() + "-" + what.at() / 1000;
  }

  /** A group chat hears of a change again when it is another one by then. */
  static String id(ShiftNotice shift, Recipient to) {
    Map<String, String> chat = new TreeMap<>(to.address());
    chat.remove("alias");
    Object who = to.personId() > 0 ? to.personId() : List.of(chat, shift.people());
    return NoticeIds.of(shift.about().at(), dispatch(shift.about()), to.medium(), who);
  }

  private static Notice notice(String id, ShiftNotice shift, Recipient to, long now) {
    ShiftNotice.About what = shift.about();
    boolean day = what.kind() == ShiftNotice.Kind.DAY;
    About about = new About.OfShift(what.scheduleId(), what.at(), day);
    return new Notice(id, dispatch(what), about, to, WHY, now);
  }
}
