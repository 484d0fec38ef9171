package dev.quell.escalation;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentFacts;
import dev.quell.incident.IncidentFacts.Told;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Notifier;
import dev.quell.notify.outbox.Letters;
import dev.quell.notify.outbox.Notice;
import dev.quell.notify.outbox.NoticeStore.Kept;
import dev.quell.notify.template.Circumstances;
import dev.quell.notify.template.TemplateModel;
import dev.quell.notify.template.Wording;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words notices by what is known of their incidents when they are sent. */
public final class LetterWriter implements Letters {
  private static final int LISTED = 10;

  private final IncidentFacts facts;
  private final LatelyTold lately;
  private final Wording wording = new Wording();
  private final Templates templates;
  private final AnswerLinks links;
  private final ZoneId usualZone;
  private final InstantSource clock;

  /** Finds the source of a template; empty: there is none for the medium, or no template. */
  @FunctionalInterface
  public interface Templates {
    String source(String templateId, String medium);
  }

  /**
   * @param usualZone of messages to group chats
   */
  public LetterWriter(
      IncidentFacts facts,
      Templates templates,
      AnswerLinks links,
      ZoneId usualZone,
      InstantSource clock) {
    this.facts = facts;
    this.lately = new LatelyTold(facts);
    this.templates = templates;
    this.links = links;
    this.usualZone = usualZone;
    this.clock = clock;
  }

  @Override
  public Map<String, String> moot(Collection<Kept> notices) {
    Map<String, String> moot = new HashMap<>();
    Map<String, Incident> incidents =
        notices.size() == 1
            ? Map.of()
            : facts.byIds(
                notices.stream()
                    .map(kept -> kept.notice().incidentId())
                    .collect(Collectors.toSet()));
    for (Kept kept : notices) {
      String id = kept.notice().incidentId();
      Optional<Incident> incident =
          notices.size() == 1
              ? lately.of(kept).map(Told::incident)
              : Optional.ofNullable(incidents.get(id));
      why(kept, incident).ifPresent(why -> moot.put(kept.notice().id(), why));
    }
    return moot;
  }

  private static Optional<String> why(Kept kept, Optional<Incident> incident) {
    if (incident.isEmpty()) {
      return Optional.of("not sent: the incident was removed");
    }
    if (incident.get().isClosed()) {
      return Optional.of("not sent: the incident was closed before");
    }
    return kept.attempts() > 0 && incident.get().isAcknowledged()
        ? Optional.of("not sent again: somebody acknowledged the incident")
        : Optional.empty();
  }

  @Override
  public Letter single(Kept kept, Notifier notifier) {
    Notice notice = kept.notice();
    Told told = told(kept);
    Incident incident = told.incident();
    Map<String, Object> variables = new HashMap<>(told.variables());
    variables.put("FireType", notice.why().kind() == Message.Kind.REFIRE ? "refire" : "fire");
    variables.put("FireTimes", notice.why().number());
    Notice.Recipient to = notice.to();
    Circumstances circumstances =
        new Circumstances(notifier.descriptor().markup(), to.language(), zone(to), clock.instant());
    Wording.Worded worded =
        wording.words(
            to.medium(),
            templates.source(notice.why().templateId(), to.medium()),
            TemplateModel.of(variables),
            circumstances);
    return new Letter(
        message(notice, incident, incident.wording().title(), worded.text()),
        worded.problem().map(why -> "the template failed, so the preset was used: " + why));
  }

  @Override
  public Letter together(List<Kept> notices, Notifier notifier) {
    Notice first = notices.getFirst().notice();
    Markup markup = notifier.descriptor().markup();
    Map<String, Incident> incidents =
        facts.byIds(
            notices.stream().map(one -> one.notice().incidentId()).collect(Collectors.toSet()));
    List<Incident> found =
        notices.stream()
            .map(one -> incidents.get(one.notice().incidentId()))
            .filter(incident -> incident != null)
            .distinct()
            .toList();
    Map<String, Long> byChannel =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    incident -> facts.channelName(incident.channelId()),
                    java.util.TreeMap::new,
                    Collectors.counting()));
    String places =
        byChannel.entrySet().stream()
            .limit(LISTED)
            .map(one -> one.getKey() + " (" + one.getValue() + ")")
            .collect(Collectors.joining(", "));
    String title =
        first
            .to()
            .language()
            .of(found.size() + " incidents: " + places, found.size() + " 个故障：" + places);
    String lineEnd = markup == Markup.HTML ? "<br>\n" : "\n";
    StringBuilder text = new StringBuilder(markup.escape(title));
    found.stream()
        .limit(LISTED)
        .forEach(incident ->
            text.append(lineEnd)
                .append(markup.escape("#" + incident.num()))
                .append(' ')
                .append(markup.escape(incident.severity().wire()))
                .append(' ')
                .append(markup.escape(incident.wording().title())));
    if (found.size() > LISTED) {
      int more = found.size() - LISTED;
      text.append(lineEnd)
          .append(
              markup.escape(
                  first.to().language().of("and " + more + " more", "以及另外 " + more + " 个")));
    }
    Incident worst =
        found.stream()
            .min(java.util.Comparator.comparing(Incident::severity))
            .orElseGet(() -> told(notices.getFirst()).incident());
    return new Letter(message(first, worst, title, text.toString()), Optional.empty());
  }

  private Message message(Notice notice, Incident incident, String title, String text) {
    return new Message(
        notice.id(),
        notice.why().kind(),
        notice.to().language(),
        severity(incident),
        incident.id(),
        title,
        text,
        facts.link(incident.id()),
        links.link(incident.id(), notice.to().personId()),
        labels(incident),
        Instant.ofEpochMilli(incident.times().start()),
        Optional.empty());
  }

  private Told told(Kept kept) {
    return lately
        .of(kept)
        .orElseThrow(() ->
            new IllegalStateException("the incident was removed: " + kept.notice().incidentId()));
  }

  private ZoneId zone(Notice.Recipient to) {
    return ZoneId.getAvailableZoneIds().contains(to.timeZone())
        ? ZoneId.of(to.timeZone())
        : usualZone;
  }

  private static Severity severity(Incident incident) {
    return incident.severity();
  }

  private static Labels labels(Incident incident) {
    return incident.wording().labels();
  }
}
