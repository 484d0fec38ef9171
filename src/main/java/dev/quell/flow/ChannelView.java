package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.Grouping.Likeness;
import dev.quell.channel.rule.DaysOff;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.UnitOfWork;
import dev.quell.noise.inhibit.Sources;
import dev.quell.noise.judge.ChannelState;
import dev.quell.noise.similar.Alike;
import dev.quell.noise.similar.TextPieces;
import dev.quell.noise.similar.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What judges see of a channel at one instant, through the unit at work. */
record ChannelView(
    UnitOfWork unit, Channel channel, long now, Sources sources, Texts texts, DaysOff calendars)
    implements ChannelState {

  @Override
  public List<Incident> gathering(String hash) {
    return unit.gathering(channel.id(), hash);
  }

  @Override
  public Optional<Alike> mostAlike(TextPieces text, Likeness likeness) {
    return texts.mostAlike(unit, channel.id(), text, likeness, now);
  }

  @Override
  public boolean isNovel(TextPieces text) {
    return texts.isNovel(unit, channel.id(), text, now);
  }

  @Override
  public Optional<Alert> source(Wanted wanted) {
    return sources.find(unit, channel, wanted, now);
  }

  @Override
  public Optional<Boolean> dayOff(String calendarId, LocalDate day) {
    return calendars.dayOff(calendarId, day);
  }
}
