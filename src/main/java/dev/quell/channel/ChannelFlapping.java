package dev.quell.channel;

import dev.quell.web.Requests;
import java.util.Optional;

/** When a channel calls an incident restless, as the API spells it; kept, not yet applied. */
record ChannelFlapping(
    Optional<Boolean> isDisabled,
    Optional<Integer> maxChanges,
    Optional<Integer> inMins,
    Optional<Integer> muteMins) {

  void check() {
    maxChanges.ifPresent(count -> Requests.between("flapping.max_changes", count, 2, 100));
    inMins.ifPresent(minutes -> Requests.between("flapping.in_mins", minutes, 1, 1440));
    muteMins.ifPresent(minutes -> Requests.between("flapping.mute_mins", minutes, 0, 1440));
  }
}
