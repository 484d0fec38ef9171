package dev.quell.noise.similar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.channel.Channel;
import dev.quell.channel.Channels;
import dev.quell.channel.Grouping.Likeness;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.Incidents;
import dev.quell.incident.Moment;
import dev.quell.incident.UnitOfWork;
import dev.quell.model.Event;
import dev.quell.model.Labels;
import dev.quell.model.ObjectId;
import dev.quell.model.Severity;
import dev.quell.model.Subject;
import dev.quell.model.ValueKey;
import dev.quell.queue.LogRecord;
import dev.quell.storage.Database;
import dev.quell.storage.TestDatabases;
import dev.quell.timer.Timers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
  private static final long START = 1_763_452_800_000L;

  @TempDir Path folder;
  private final Texts texts = new Texts(1);
  private long offset = 10;

  @Test
  void aChannelForgottenForAnotherIsReadAgain() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Incidents incidents = new Incidents(database, new Timers(database));
      incidents.watchedBy(texts);
      List<Channel> channels = List.of(channel(database, "one"), channel(database, "two"));
      for (Channel channel : channels) {
        UnitOfWork unit = incidents.begin();
        open(incidents, unit, channel, "disk full");
        database.writeAll(unit::write);
        incidents.keep(unit);
      }

      for (Channel channel : List.of(channels.get(0), channels.get(1), channels.get(0))) {
        UnitOfWork unit = incidents.begin();
        assertThat(alike(unit, channel, "disk full").map(found -> found.incident().channelId()))
            .contains(channel.id());
        assertThat(isNovel(unit, channel, "disk full")).isFalse();
        assertThat(isNovel(unit, channel, "fan broken")).isTrue();
      }
    }
  }

  @Test
  void aUnitSeesWhatItHasNotYetWrittenAndNobodyWhatItNeverWrote() {
    try (Database database = TestDatabases.SQLITE.open(folder)) {
      Incidents incidents = new Incidents(database, new Timers(database));
      incidents.watchedBy(texts);
      Channel channel = channel(database, "one");
      UnitOfWork unit = incidents.begin();
      open(incidents, unit, channel, "disk full");

      assertThat(alike(unit, channel, "disk full")).isPresent();
      assertThat(isNovel(unit, channel, "disk full")).isFalse();

      incidents.forget();
      UnitOfWork next = incidents.begin();
      assertThat(alike(next, channel, "disk full")).isEmpty();
      assertThat(isNovel(next, channel, "disk full")).isTrue();
    }
  }

  private static Channel channel(Database database, String name) {
    Channels channels = new Channels(database);
    String body =
        "{\"channel_name\":\"" + name + "\",\"group\":{\"method\":\"i\",\"time_window\":0}}";
    database.writeAll(sql ->
        channels.apply(sql, new LogRecord.Command(START, "c", "channel.create", 1, body), 1));
    channels.settled(true);
    return channels.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private void open(Incidents incidents, UnitOfWork unit, Channel channel, String title) {
    unit.begin(START, ++offset);
    Event event = event(title);
    Alert alert =
        incidents.begin(
            unit,
            channel,
            new Incidents.Arrival(
                ObjectId.of(START, offset, 0), 1, event, Moment.of(START, Optional.empty())));
    Alert opened =
        incidents.open(
            unit,
            new Incidents.Newcomer(channel, alert, ""),
            List.of(ValueKey.ofTexts(Likeness.USUAL.fields()).hash()),
            Incident.Marks.NONE);
    texts.opened(unit, unit.incident(opened.incidentId()).orElseThrow());
  }

  private Optional<Alike> alike(UnitOfWork unit, Channel channel, String title) {
    return texts.mostAlike(unit, channel.id(), pieces(title), Likeness.USUAL, START + 1);
  }

  private boolean isNovel(UnitOfWork unit, Channel channel, String title) {
    return texts.isNovel(unit, channel.id(), pieces(title), START + 1);
  }

  private static TextPieces pieces(String title) {
    return TextPieces.of(AlertText.of(Subject.of(event(title), 1), AlertText.DEFAULT_FIELDS));
  }

  private static Event event(String title) {
    return new Event(
        "key",
        title,
        title,
        "",
        Severity.WARNING,
        false,
        Optional.empty(),
        Optional.empty(),
        Labels.none(),
        List.of(),
        List.of());
  }
}
