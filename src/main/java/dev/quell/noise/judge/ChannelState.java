package dev.quell.noise.judge;

import dev.quell.incident.Incident;
import java.util.List;

/** What a judge may ask about the rest of a channel, as it is at the instant of judging. */
public interface ChannelState {

  /** Open incidents that gather these values, newest first. */
  List<Incident> gathering(String hash);
}
