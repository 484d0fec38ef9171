package dev.quell.escalation;

import dev.quell.incident.Incident;
import dev.quell.incident.IncidentFacts;
import dev.quell.incident.IncidentFacts.Told;
import dev.quell.model.TimeZones;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Message.Language;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    variables.put("AnswerUrl", link(incident, notice));
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
    Map<String, Incident> byId =
        facts.byIds(
            notices.stream().map(one -> one.notice().incidentId()).collect(Collectors.toSet()));
    List<Incident> found =
        notices.stream()
            .flatMap(one -> Optional.ofNullable(byId.get(one.notice().incidentId())).stream())
            .distinct()
            .toList();
    Language language = first.to().language();
    String title =
        language.of(
            found.size() + " incidents: " + places(found), found.size() + " 个故障：" + places(found));
    Incident worst =
        found.stream()
            .min(Comparator.comparing(Incident::severity))
            .orElseGet(() -> told(notices.getFirst()).incident());
    String text = listed(title, found, language, notifier.descriptor().markup());
    return new Letter(message(first, worst, title, text), Optional.empty());
  }

  /** The channels, each with how many. */
  private String places(List<Incident> incidents) {
    Map<String, Long> byChannel =
        incidents.stream()
            .collect(
                Collectors.groupingBy(
                    incident -> facts.channelName(incident.channelId()),
                    TreeMap::new,
                    Collectors.counting()));
    return byChannel.entrySet().stream()
        .limit(LISTED)
        .map(one -> one.getKey() + " (" + one.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String listed(
      String title, List<Incident> incidents, Language language, Markup markup) {
    List<String> lines = new ArrayList<>(List.of(title));
    incidents.stream()
        .limit(LISTED)
        .map(one -> "#" + one.num() + " " + one.severity().wire() + " " + one.wording().title())
        .forEach(lines::add);
    int more = incidents.size() - LISTED;
    if (more > 0) {
      lines.add(language.of("and " + more + " more", "以及另外 " + more + " 个"));
    }
    String lineEnd = markup == Markup.HTML ? "<br>\n" : "\n";
    return lines.stream().map(markup::escape).collect(Collectors.joining(lineEnd));
  }

  private Message message(Notice notice, Incident incident, String title, String text) {
    return new Message(
        notice.id(),
        notice.why().kind(),
        notice.to().language(),
        incident.severity(),
        incident.id(),
        title,
        text,
        facts.link(incident.id()),
        link(incident, notice),
        incident.wording().labels(),
        Instant.ofEpochMilli(incident.times().start()),
        Optional.empty());
  }

  private String link(Incident incident, Notice notice) {
    return links.link(incident.id(), incident.channelId(), notice.to().personId());
  }

  private Told told(Kept kept) {
    return lately
        .of(kept)
        .orElseThrow(() ->
            new IllegalStateException("the incident was removed: " + kept.notice().incidentId()));
  }

  private ZoneId zone(Notice.Recipient to) {
    return TimeZones.named(to.timeZone()).orElse(usualZone);
  }
}
