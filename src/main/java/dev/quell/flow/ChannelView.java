package dev.quell.flow;

import dev.quell.channel.Channel;
import dev.quell.channel.rule.DaysOff;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.UnitOfWork;
import dev.quell.noise.inhibit.Sources;
import dev.quell.noise.judge.ChannelState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What judges see of a channel at one instant, through the unit at work. */
record ChannelView(UnitOfWork unit, Channel channel, long now, Sources sources, DaysOff calendars)
    implements ChannelState {

  @Override
  public List<Incident> gathering(String hash) {
    return unit.gathering(channel.id(), hash);
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
