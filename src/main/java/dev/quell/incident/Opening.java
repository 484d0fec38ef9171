package dev.quell.incident;

import dev.quell.channel.Channel;
import dev.quell.channel.KnownChannels;
import dev.quell.model.Labels;
import dev.quell.model.Severity;
import dev.quell.web.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Opening an incident without an alert. */
final class Opening {
  private final KnownChannels channels;
  private final FieldsAsked fields;

  Opening(KnownChannels channels, FieldsAsked fields) {
    this.channels = channels;
    this.fields = fields;
  }

  /** Its id is the first one the command makes. */
  Incident open(Wish wish) {
    UnitOfWork work = wish.work();
    Optional<Channel> channel = channel(wish.body().path("channel_id").asLong(0));
    String id = work.newId();
    long now = work.now();
    Particulars particulars =
        Particulars.of(wish.by(), fields.values("fields", wish.body().path("fields")));
    Wording wording =
        new Wording(title(wish, id), "", wish.text("description"), Labels.of(Map.of()), List.of());
    Incident.Opening opening =
        new Incident.Opening(particulars, channel.map(Channel::noiseVersion).orElse(0L), now, now);
    Incident made =
        Incident.opened(
            id,
            channel.map(Channel::id).orElse(0L),
            wording,
            Severity.parse(wish.text("incident_severity")).orElse(Severity.INFO),
            opening);
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("severity", made.severity().wire());
    detail.put("title", made.wording().title());
    wish.members("/assigned_to/notify").ifPresent(how -> detail.put("notify", how));
    Incident told = wish.tell(made, "i_new", detail);
    channel.ifPresent(found -> Incidents.restartAutoResolve(work, found, id, now));
    if (!particulars.fields().isEmpty()) {
      work.notebook().file(told);
    }
    return told;
  }

  private static String title(Wish wish, String id) {
    String title = wish.text("title");
    return title.isEmpty()
        ? "Incident " + id.substring(id.length() - 6).toUpperCase(Locale.ROOT)
        : title;
  }

  private Optional<Channel> channel(long id) {
    if (id == 0) {
      return Optional.empty();
    }
    return Optional.of(
        channels
            .find(id)
            .filter(found -> found.status() != Channel.Status.DELETED)
            .orElseThrow(() -> ApiException.notFound("channel", id)));
  }
}
