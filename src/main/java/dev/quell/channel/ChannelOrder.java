package dev.quell.channel;

import dev.quell.web.Requests;
import java.util.Comparator;
import java.util.List;

/** How a list of channels is sorted. */
enum ChannelOrder {
  /** Oldest first: there is no ranking by hand yet. */
  RANKING,
  CREATED_AT,
  UPDATED_AT,
  CHANNEL_NAME,
  LAST_INCIDENT_AT;

  private static final List<String> WORDS =
      List.of("ranking", "created_at", "updated_at", "channel_name", "last_incident_at");

  /** The order a client names; empty means the ranking. */
  static ChannelOrder of(String word) {
    if (word.isEmpty()) {
      return RANKING;
    }
    return values()[WORDS.indexOf(Requests.oneOf("orderby", word, WORDS))];
  }

  /** A channel with what decides its place. */
  record Placed(Channel channel, ChannelActivity activity) {}

  Comparator<Placed> comparator(boolean ascending) {
    Comparator<Placed> byId = Comparator.comparingLong(placed -> placed.channel.id());
    Comparator<Placed> order =
        switch (this) {
          case RANKING -> byId;
          case CREATED_AT ->
              Comparator.comparingLong(placed -> placed.channel.origin().createdAt());
          case UPDATED_AT ->
              Comparator.comparingLong(placed -> placed.channel.origin().updatedAt());
          case CHANNEL_NAME -> Comparator.comparing(placed -> placed.channel.name());
          case LAST_INCIDENT_AT ->
              Comparator.comparingLong(placed -> placed.activity.lastIncidentAt());
        };
    return this == RANKING || ascending
        ? order.thenComparing(byId)
        : order.reversed().thenComparing(byId);
  }
}
