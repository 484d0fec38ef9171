package dev.quell.escalation;

import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.model.TimeZones;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Message.Language;
import dev.quell.notify.Notifier;
import dev.quell.notify.outbox.About;
import dev.quell.notify.outbox.Letters;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.oncall.ShiftNotice;
import dev.quell.oncall.ShiftNotice.Turn;
import dev.quell.oncall.ShiftNotices;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Words notices about shifts by what the schedule says when they are sent. */
public final class ShiftLetters implements Letters {
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.SIMPLIFIED_CHINESE);

  private final ShiftNotices shifts;
  private final People people;
  private final Supplier<String> console;
  private final ZoneId usualZone;

  /**
   * @param console where people look at schedules
   * @param usualZone of messages to group chats
   */
  public ShiftLetters(
      ShiftNotices shifts, People people, Supplier<String> console, ZoneId usualZone) {
    this.shifts = shifts;
    this.people = people;
    this.console = console;
    this.usualZone = usualZone;
  }

  @Override
  public Map<String, String> moot(Collection<Kept> notices) {
    Map<String, String> moot = new HashMap<>();
    for (Kept kept : notices) {
      Notice notice = kept.notice();
      Optional<ShiftNotice> shift = shift(notice);
      if (shift.filter(one -> isMeant(one, notice)).isEmpty()) {
        moot.put(notice.id(), "not sent: the schedule was changed");
      }
    }
    return moot;
  }

  /** A group chat was meant to hear exactly this; it is told anew of what changed since. */
  private static boolean isMeant(ShiftNotice shift, Notice notice) {
    long person = notice.to().personId();
    return person > 0
        ? shift.people().contains(person)
        : notice.id().equals(ShiftCommands.id(shift, notice.to()));
  }

  @Override
  public Letter single(Kept kept, Notifier notifier) {
    return letter(kept.notice(), said(kept.notice()), notifier.descriptor().markup());
  }

  @Override
  public Letter together(List<Kept> notices, Notifier notifier) {
    Notice first = notices.getFirst().notice();
    List<String> lines = new ArrayList<>();
    notices.forEach(kept -> lines.addAll(said(kept.notice()).lines()));
    String title =
        first
            .to()
            .language()
            .of(notices.size() + " messages about shifts", notices.size() + " 条值班提醒");
    return letter(first, new Said(title, lines), notifier.descriptor().markup());
  }

  /** What is said, before it is made to fit a medium. */
  private record Said(String title, List<String> lines) {}

  private Letter letter(Notice notice, Said said, Markup markup) {
    String lineEnd = markup == Markup.HTML ? "<br>\n" : "\n";
    String text = said.lines().stream().map(markup::escape).collect(Collectors.joining(lineEnd));
    long schedule = notice.about() instanceof About.OfShift(var id, _, _) ? id : 0;
    Message message =
        new Message(
            notice.id(),
            Message.Kind.SHIFT,
            notice.to().language(),
            Severity.INFO,
            "",
            said.title(),
            text,
            console.get() + "/oncall/schedule/" + schedule,
            "",
            Labels.none(),
            Instant.ofEpochMilli(notice.createdAt()),
            Optional.empty());
    return new Letter(message, Optional.empty());
  }

  private Optional<ShiftNotice> shift(Notice notice) {
    return notice.about() instanceof About.OfShift(var schedule, var at, var day)
        ? shifts.now(
            new ShiftNotice.About(
                schedule, day ? ShiftNotice.Kind.DAY : ShiftNotice.Kind.CHANGE, at))
        : Optional.empty();
  }

  private Said said(Notice notice) {
    ShiftNotice shift =
        shift(notice)
            .orElseThrow(() -> new IllegalStateException("no shift: " + notice.dispatch()));
    Tongue tongue = new Tongue(notice.to().language(), zone(notice.to()));
    return switch (shift.about().kind()) {
      case CHANGE -> change(shift, notice.to().personId(), tongue);
      case DAY -> day(shift, tongue);
    };
  }

  private Said change(ShiftNotice shift, long person, Tongue tongue) {
    String name = shift.schedule();
    String at = tongue.time(shift.about().at());
    Language language = tongue.language();
    Optional<Turn> turn =
        shift.turns().stream().filter(one -> one.personId() == person).findFirst();
    String onCall = names(shift.turns().stream().map(Turn::personId).toList(), language);
    String gone = names(shift.leaving(), language);
    if (turn.isPresent()) {
      return new Said(
          language.of("On call from " + at + ": " + name, at + " 起由您值班：" + name),
          List.of(
              language.of(
                  "You are on call in " + name + " from " + at + tongue.until(turn.get().end()),
                  "您在「" + name + "」值班：" + at + " 起" + tongue.until(turn.get().end())),
              language.of("Before you: " + gone, "上一班：" + gone)));
    }
    if (person > 0) {
      return new Said(
          language.of("Off call from " + at + ": " + name, at + " 起您不再值班：" + name),
          List.of(
              language.of(
                  "Your time on call in " + name + " ends at " + at,
                  "您在「" + name + "」的值班于 " + at + " 结束"),
              language.of("On call after you: " + onCall, "下一班：" + onCall)));
    }
    return new Said(
        language.of("On call from " + at + ": " + name, at + " 起换班：" + name),
        List.of(
            language.of(name + " from " + at, name + "，" + at + " 起"),
            language.of("On call: " + onCall, "值班：" + onCall),
            language.of("Before: " + gone, "上一班：" + gone)));
  }

  private Said day(ShiftNotice shift, Tongue tongue) {
    Language language = tongue.language();
    String name = shift.schedule();
    String title = language.of("On call today: " + name, "今日值班：" + name);
    List<String> lines = new ArrayList<>(List.of(title));
    for (Turn turn : shift.turns()) {
      lines.add(
          names(List.of(turn.personId()), language)
              + ": "
              + tongue.time(turn.start())
              + " – "
              + tongue.time(turn.end()));
    }
    if (shift.turns().isEmpty()) {
      lines.add(names(List.of(), language));
    }
    return new Said(title, lines);
  }

  private String names(List<Long> ids, Language language) {
    return ids.isEmpty()
        ? language.of("nobody", "无人")
        : ids.stream()
            .map(id -> people.person(id).map(People.Person::name).orElse("#" + id))
            .collect(Collectors.joining(language.of(", ", "、")));
  }

  private ZoneId zone(Notice.Recipient to) {
    return TimeZones.named(to.timeZone()).orElse(usualZone);
  }

  /** How times are said to somebody. */
  private record Tongue(Language language, ZoneId zone) {
    String time(long epochMillis) {
      ZonedDateTime at = Instant.ofEpochMilli(epochMillis).atZone(zone);
      return at.format(language == Language.ZH ? ZH : EN) + " (" + zone.getId() + ")";
    }

    /** Empty where nobody knows. */
    String until(long epochMillis) {
      return epochMillis == 0 ? "" : language.of(" to ", "，至 ") + time(epochMillis);
    }
  }
}
