package dev.quell.noise.similar;

import dev.quell.channel.Grouping.Likeness;
import dev.quell.incident.Alert;
import dev.quell.incident.AlertWatcher;
import dev.quell.incident.Incident;
import dev.quell.incident.IncidentSubject;
import dev.quell.incident.SeenText;
import dev.quell.incident.UnitOfWork;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what reads alike without asking all incidents. Memory only: a channel's is made of what is
 * stored when it is first asked, or asked to compare other texts, and from then on follows every
 * change; so it finds the same however long ago it was made. Of many channels, those asked last are
 * in memory.
 */
public final class Texts implements AlertWatcher {
  /** Of all channels together, some 150 MB. */
  private static final int MOST = 200_000;

  private final int most;

  /** Those asked last at the end. */
  private final Map<Long, Channel> channels = new LinkedHashMap<>(16, 0.75f, true);

  /** What is known of one channel, as far as somebody asked. */
  private static final class Channel {
    private Optional<GatheringTexts> gathering = Optional.empty();
    private Optional<Novelty> seen = Optional.empty();

    int size() {
      return gathering.map(GatheringTexts::size).orElse(0) + seen.map(Novelty::texts).orElse(0);
    }
  }

  public Texts() {
    this(MOST);
  }

  Texts(int most) {
    this.most = most;
  }

  /** The open incident of a channel that reads most like this, as this unit sees it. */
  public Optional<Alike> mostAlike(
      UnitOfWork unit, long channelId, TextPieces text, Likeness likeness, long now) {
    Channel channel = channel(channelId);
    GatheringTexts known =
        channel
            .gathering
            .filter(texts -> texts.likeness().equals(likeness))
            .orElseGet(() -> gathering(unit, channelId, likeness));
    channel.gathering = Optional.of(known);
    forgetOthers(channelId);
    return known
        .mostAlike(text, now)
        .map(match -> new Alike(unit.incident(match.item()).orElseThrow(), match.score()));
  }

  private static GatheringTexts gathering(UnitOfWork unit, long channelId, Likeness likeness) {
    GatheringTexts made = new GatheringTexts(likeness);
    unit.gatheringByText(channelId, made.hash(), made::changed);
    return made;
  }

  /** Whether no incident of the channel said anything like it in the 30 days up to then. */
  public boolean isNovel(UnitOfWork unit, long channelId, TextPieces text, long now) {
    Channel channel = channel(channelId);
    Novelty known = channel.seen.orElseGet(() -> seen(unit, channelId, now));
    channel.seen = Optional.of(known);
    forgetOthers(channelId);
    return known.isNovel(text, now);
  }

  private static Novelty seen(UnitOfWork unit, long channelId, long now) {
    Novelty made = new Novelty();
    long after = now - Novelty.SPAN.toMillis();
    for (SeenText text : unit.seenTexts(channelId, after, Novelty.MOST_TEXTS)) {
      PiecesText.read(text.pieces()).ifPresent(pieces -> made.add(pieces, text.seenAt()));
    }
    return made;
  }

  /** Remembers what an incident says that was opened now. */
  public void opened(UnitOfWork unit, Incident incident) {
    TextPieces text =
        TextPieces.of(AlertText.of(new IncidentSubject(incident), AlertText.DEFAULT_FIELDS));
    if (text.isEmpty()) {
      return;
    }
    long now = incident.times().created();
    unit.saw(new SeenText(incident.channelId(), PiecesText.write(text), now));
    Channel known = channels.get(incident.channelId());
    if (known != null) {
      known.seen.ifPresent(seen -> seen.add(text, now));
    }
  }

  @Override
  public void changed(Alert alert) {
    // What alerts say is compared when they look for a place, and not again.
  }

  @Override
  public void changed(Incident incident) {
    Channel known = channels.get(incident.channelId());
    if (known != null) {
      known.gathering.ifPresent(gathering -> gathering.changed(incident));
    }
  }

  @Override
  public void forget() {
    channels.clear();
  }

  private Channel channel(long id) {
    return Objects.requireNonNull(channels.computeIfAbsent(id, channel -> new Channel()));
  }

  private void forgetOthers(long channelId) {
    int kept = channels.values().stream().mapToInt(Channel::size).sum();
    Iterator<Map.Entry<Long, Channel>> oldest = channels.entrySet().iterator();
    while (kept > most && oldest.hasNext()) {
      Map.Entry<Long, Channel> next = oldest.next();
      if (next.getKey() != channelId) {
        kept -= next.getValue().size();
        oldest.remove();
      }
    }
  }
}
