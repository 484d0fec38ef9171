package dev.quell.noise;

import dev.quell.channel.Channel;
import dev.quell.incident.Alert;
import dev.quell.incident.Incident;
import dev.quell.incident.KeyHistory;
import dev.quell.incident.Moment;
import dev.quell.model.Event;
import java.util.List;
import java.util.function.Function;

/**
 * A trigger in one channel, with everything its judges may ask.
 *
 * @param history of the same problem, before this event
 * @param openAlerts of the same problem in this channel, oldest first
 * @param gathering finds the channel's open incidents by the values they gather, newest first
 * @param suppressEqual whether an event equal to the alert's last one counts for nothing
 */
public record Candidate(
    Event event,
    long integrationId,
    Channel channel,
    Moment moment,
    KeyHistory history,
    List<Alert> openAlerts,
    Function<String, List<Incident>> gathering,
    boolean suppressEqual) {}
