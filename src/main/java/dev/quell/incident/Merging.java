package dev.quell.incident;

import dev.quell.channel.KnownChannels;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Making one incident of several, and two of one. */
final class Merging {
  private final Incidents incidents;
  private final KnownChannels channels;

  Merging(Incidents incidents, KnownChannels channels) {
    this.incidents = incidents;
    this.channels = channels;
  }

  /**
   * Everything of the sources is the target's from now on; those without alerts that are closed
   * have been merged already.
   */
  void merge(Wish wish, String targetId, List<String> sourceIds) {
    Incident target = wish.existing(targetId);
    Wish.refuseClosed(target, "merged into");
    List<Incident> sources = new ArrayList<>();
    for (String id : sourceIds) {
      Incident source = wish.existing(id);
      boolean merged = source.isClosed() && source.counts().alerts() == 0;
      if (!id.equals(targetId) && !merged) {
        Wish.refuseClosed(source, "merged");
        sources.add(source);
      }
    }
    if (!sources.isEmpty()) {
      Map<String, Object> detail = detail(wish, target, sources);
      Incident merged = target;
      for (Incident source : sources) {
        merged = absorbed(wish.work(), merged, source);
      }
      wish.tell(written(wish, merged), "i_merge", detail);
      sources.forEach(source -> leave(wish, source, targetId, detail));
      restartAutoResolve(wish.work(), target);
    }
  }

  private static Incident absorbed(UnitOfWork work, Incident target, Incident source) {
    List<Long> people = source.responders().stream().map(Responder::personId).toList();
    Incident both = target.absorbing(source, work.now());
    return both.handled(both.handling().joinedBy(people, work.now()), both.times());
  }

  private static Map<String, Object> detail(Wish wish, Incident target, List<Incident> sources) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("source_incidents", sources.stream().map(Merging::brief).toList());
    detail.put("target_incident", brief(target));
    detail.put("comment", wish.text("comment"));
    detail.put("title", wish.text("title"));
    detail.put("owner_id", wish.body().path("owner_id").asLong(0));
    detail.put("remove_source_incidents", removes(wish));
    detail.put(
        "source_responders",
        sources.stream()
            .flatMap(source -> source.responders().stream())
            .map(Responder::personId)
            .distinct()
            .toList());
    return detail;
  }

  private static Map<String, Object> brief(Incident incident) {
    return Map.of(
        "incident_id",
        incident.id(),
        "title",
        incident.wording().title(),
        "progress",
        incident.progress().wire());
  }

  private static boolean removes(Wish wish) {
    return wish.body().path("remove_source_incidents").asBoolean(false);
  }

  private static Incident written(Wish wish, Incident merged) {
    Incident named =
        wish.text("title").isEmpty() ? merged : Rewriting.title(merged, wish.text("title"));
    long owner = wish.body().path("owner_id").asLong(0);
    Handling handling = named.handling();
    return owner == 0
        ? named
        : named.handled(handling.with(handling.particulars().ownedBy(owner)), named.times());
  }

  private void leave(Wish wish, Incident source, String targetId, Map<String, Object> detail) {
    UnitOfWork work = wish.work();
    Incident drained =
        source.without(source.counts().alerts(), source.counts().active(), work.now());
    Incident closed = incidents.close(work, drained, wish.by(), "i_merge", detail);
    work.notebook().handOver(source.id(), targetId);
    AlertMoves.follow(work, source.id(), targetId);
    if (removes(wish)) {
      work.remove(closed);
    }
  }

  private void restartAutoResolve(UnitOfWork work, Incident incident) {
    channels
        .find(incident.channelId())
        .filter(channel -> channel.settings().autoResolveFromUpdate())
        .ifPresent(
            channel -> Incidents.restartAutoResolve(work, channel, incident.id(), work.now()));
  }

  /** No alert joins by itself any more, or may again; nothing else changes. */
  static void disable(Wish wish, Incident incident, boolean disabled) {
    Handling handling = incident.handling();
    if (handling.particulars().mergeDisabled() != disabled) {
      wish.work()
          .put(
              incident.handled(
                  handling.with(handling.particulars().mergeDisabled(disabled)),
                  incident.times().touchedAt(wish.work().now())));
    }
  }

  // ── two of one ───────────────────────────────────────────────────────────────────────────────

  /** Some alerts of an incident make one of their own; one that is left with none closes. */
  void split(Wish wish, String incidentId, List<String> alertIds) {
    UnitOfWork work = wish.work();
    Incident source = wish.existing(incidentId);
    Wish.refuseClosed(source, "split");
    List<Alert> moving = moving(work, source, alertIds);
    Alert first =
        moving.stream()
            .filter(alert -> !alert.isRecovered())
            .min(Alert.OLDEST_FIRST)
            .orElseThrow(() ->
                Requests.invalid("alert_ids", "recovered ones only", "one that fires at least"));
    Incident.Marks marks = new Incident.Marks(false, false, source.marks().notifies());
    Incident.Group group =
        new Incident.Group(
            source.group().method(),
            List.of(),
            new Incident.Terms(
                source.group().terms().noiseVersion(), Optional.empty(), false, List.of()));
    Incident made = Incident.opened(work.newId(), first, group, marks, work.now());
    Particulars particulars = Particulars.of(wish.by(), source.handling().particulars().fields());
    made = made.handled(Handling.openedBy(particulars), made.times());
    made = named(wish, made);
    made = joined(work, made, moving, alertIds.size());
    Incident told = wish.tell(made, "i_new", splitDetail(made, source));
    work.notebook().file(told);
    moving.forEach(alert -> move(work, alert, source, told));
    restartAutoResolve(work, told);
    leaveBehind(wish, source, told, moving, alertIds.size());
  }

  private static Incident named(Wish wish, Incident made) {
    String title = wish.text("title");
    return title.isEmpty() ? made : Rewriting.title(made, title);
  }

  /** All of the incident; what goes through the past once more knows only those that fire. */
  private static List<Alert> moving(UnitOfWork work, Incident source, List<String> alertIds) {
    List<Alert> moving = new ArrayList<>();
    for (int at = 0; at < alertIds.size(); at++) {
      String id = alertIds.get(at);
      Optional<Alert> alert = work.alert(id);
      if (alert.isPresent() && !alert.get().incidentId().equals(source.id())) {
        throw Requests.invalid("alert_ids[" + at + "]", id, "an alert of incident " + source.num());
      }
      alert.ifPresent(moving::add);
    }
    return moving;
  }

  private static Incident joined(UnitOfWork work, Incident made, List<Alert> moving, int count) {
    Incident joined = made;
    for (Alert alert : moving) {
      if (!alert.isRecovered()) {
        joined = joined.joinedBy(alert, work.now());
      }
    }
    return joined.with(joined.severity(), new Incident.Counts(count, joined.counts().active(), 0));
  }

  private static Map<String, Object> splitDetail(Incident made, Incident source) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("severity", made.severity().wire());
    detail.put("title", made.wording().title());
    detail.put("source_incidents", List.of(brief(source)));
    return detail;
  }

  private static void move(UnitOfWork work, Alert alert, Incident source, Incident made) {
    work.notebook().countEvents(made.id(), alert.eventCount());
    work.notebook().countEvents(source.id(), -alert.eventCount());
    work.put(alert.inIncident(made.id()));
  }

  private void leaveBehind(
      Wish wish, Incident source, Incident made, List<Alert> moved, int count) {
    UnitOfWork work = wish.work();
    ActiveCounts active = ActiveCounts.NONE;
    for (Alert alert : moved) {
      active = active.changed(Optional.empty(), alert.status());
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("source_incidents", List.of(brief(source)));
    detail.put("target_incident", brief(made));
    detail.put("alert_ids", moved.stream().map(Alert::id).collect(Collectors.toList()));
    Incident left = source.without(count, active, work.now());
    if (left.counts().alerts() == 0 || (left.status().isEmpty() && closesWithItsAlerts(left))) {
      incidents.close(work, left, wish.by(), "i_merge", detail);
    } else {
      wish.tell(left, "i_merge", detail);
    }
  }

  private boolean closesWithItsAlerts(Incident incident) {
    return channels
        .find(incident.channelId())
        .map(channel -> channel.settings().closesWithItsAlerts())
        .orElse(true);
  }
}
