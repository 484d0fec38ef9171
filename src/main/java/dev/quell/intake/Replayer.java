package dev.quell.intake;

import dev.quell.model.Event;
import dev.quell.model.ObjectId;
import dev.quell.queue.EventLog;
import dev.quell.queue.Journal;
import dev.quell.queue.LogRecord;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import dev.quell.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Has kept bodies read again by today's source and settings. A replay is a record of its own behind
 * all others of its integration, so the flow judges it by today's routes and rules.
 */
public final class Replayer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Larger replays are on disk before the next is read, so that few bodies are in memory. */
  private static final long BYTES_AT_ONCE = 16L << 20;

  private final Deliveries deliveries;
  private final Integrations integrations;
  private final EventLog log;
  private final Journal journal;
  private final Database database;
  private final InstantSource clock;

  /** What replaying needs. */
  public record Parts(
      Deliveries deliveries,
      Integrations integrations,
      EventLog log,
      Journal journal,
      Database database,
      InstantSource clock) {}

  public Replayer(Parts parts) {
    this.deliveries = parts.deliveries();
    this.integrations = parts.integrations();
    this.log = parts.log();
    this.journal = parts.journal();
    this.database = parts.database();
    this.clock = parts.clock();
  }

  /**
   * What became of one delivery that was to be replayed.
   *
   * @param replay empty when it was refused or not stored, and {@code reason} says why
   */
  record Replayed(String deliveryId, Optional<Delivery> replay, String reason) {}

  /** A replay on its way to disk, or why there is none. */
  private record Begun(String deliveryId, CompletableFuture<Long> offset, String refusal) {
    static Begun refused(String deliveryId, String why) {
      return new Begun(deliveryId, CompletableFuture.completedFuture(-1L), why);
    }
  }

  /**
   * Replays these, the oldest first whatever their order, and tells of each in the order asked.
   * Refuses all of them when one does not exist.
   */
  List<Replayed> replay(List<String> deliveryIds, long by) {
    Map<String, Long> offsets = new HashMap<>();
    deliveryIds.forEach(id -> offsets.put(id, deliveries.existing(id).offset()));
    List<String> oldestFirst =
        deliveryIds.stream()
            .sorted(Comparator.comparing(id -> offsets.getOrDefault(id, 0L)))
            .toList();
    Map<String, Begun> begun = new HashMap<>();
    long bytes = 0;
    for (String id : oldestFirst) {
      Delivery delivery = deliveries.existing(id);
      Begun one = begin(id, delivery, by);
      begun.put(id, one);
      bytes += delivery.callback().body().length;
      if (bytes > BYTES_AT_ONCE) {
        offset(one);
        bytes = 0;
      }
    }
    List<Long> stored = new ArrayList<>();
    begun.values().forEach(one -> offset(one).ifPresent(stored::add));
    journal.await(stored, PATIENCE);
    return deliveryIds.stream()
        .flatMap(id -> Optional.ofNullable(begun.get(id)).stream())
        .map(this::told)
        .toList();
  }

  /** Why this delivery cannot be replayed now and what to do; empty when it can. */
  Optional<String> refusal(Delivery delivery) {
    LogRecord.Callback callback = delivery.callback();
    if (callback.body().length < callback.size()) {
      return Optional.of(
          "only the first "
              + callback.body().length
              + " of its "
              + callback.size()
              + " bytes are kept, as of every refused body; have the sender send it again");
    }
    Optional<Integration> integration = integrations.find(callback.lane());
    if (integration.isEmpty()) {
      return Optional.of(
          "its integration is deleted; create another and have the sender push there");
    }
    long channelId = integration.get().channelId();
    return channelId == 0 ? Optional.empty() : channelRefusal(channelId);
  }

  private Optional<String> channelRefusal(long channelId) {
    Optional<DeliveryStore.ChannelState> channel =
        database.read(sql -> DeliveryStore.channel(sql, channelId));
    String status = channel.map(DeliveryStore.ChannelState::status).orElse("deleted");
    String name = channel.map(DeliveryStore.ChannelState::name).orElse("");
    return switch (status) {
      case "enabled" -> Optional.empty();
      case "deleted" ->
          Optional.of(
              "its channel \""
                  + name
                  + "\" is deleted; create an integration in another channel and have the sender"
                  + " push there");
      default ->
          Optional.of("its channel \"" + name + "\" is " + status + "; enable it and replay again");
    };
  }

  private Begun begin(String id, Delivery delivery, long by) {
    Optional<String> refusal = refusal(delivery);
    if (refusal.isPresent()) {
      return Begun.refused(id, refusal.get());
    }
    if (log.waitingBytes() > IntakeLimits.MAX_WAITING_BYTES) {
      return Begun.refused(id, "more waits for the disk than fits; replay it again in a moment");
    }
    return integrations
        .find(delivery.callback().lane())
        .map(integration -> new Begun(id, log.append(record(integration, id, delivery, by)), ""))
        .orElseGet(() -> Begun.refused(id, "its integration was deleted just now"));
  }

  /** The sender's request id stays: where a source makes alert keys of it, they stay the same. */
  private LogRecord.Callback record(
      Integration integration, String id, Delivery delivery, long by) {
    LogRecord.Callback original = delivery.callback();
    Payload payload =
        new Payload(
            integration.id(),
            integration.name(),
            original.deliveryId(),
            original.headers(),
            original.query(),
            integration.settings(),
            original.body());
    Source source = integrations.source(integration);
    Reading reading = IntakeLimits.bounded(source.readAll(payload));
    boolean cut =
        reading instanceof Reading.Refused && original.size() > PushServlet.KEPT_OF_REFUSED;
    return new LogRecord.Callback(
        integration.id(),
        clock.millis(),
        new byte[LogRecord.RETRY_ID_BYTES],
        original.deliveryId(),
        reading instanceof Reading.Refused(String why) ? why : "",
        reading.untaken(),
        original.remote(),
        original.headers(),
        original.query(),
        cut ? Arrays.copyOf(original.body(), PushServlet.KEPT_OF_REFUSED) : original.body(),
        original.size(),
        source.suppressesEqualEvents(),
        events(reading, delivery),
        Optional.of(new LogRecord.Replay(id, by)));
  }

  /**
   * What a sender tells without a time is as old as its arrival, not as its replay: a recovery of
   * yesterday must not end what began today.
   */
  private List<Event> events(Reading reading, Delivery delivery) {
    if (!(reading instanceof Reading.Events(List<Event> events, var _))) {
      return List.of();
    }
    Instant arrival = arrival(delivery);
    return events.stream().map(event -> event.withTimeOr(arrival)).toList();
  }

  /** When the sender's own callback arrived, also behind replays of replays. */
  private Instant arrival(Delivery delivery) {
    Instant arrival = Instant.ofEpochMilli(delivery.callback().receivedAt());
    Optional<Delivery> next = Optional.of(delivery);
    while (next.isPresent()) {
      LogRecord.Callback callback = next.get().callback();
      Optional<ObjectId.Address> original =
          callback.replay().flatMap(replay -> ObjectId.parse(replay.originalId()));
      arrival =
          original
              .map(address -> Instant.ofEpochSecond(address.second()))
              .orElseGet(() -> Instant.ofEpochMilli(callback.receivedAt()));
      next = original.flatMap(address -> deliveries.find(address.offset()));
    }
    return arrival;
  }

  /** Where it is stored, once it is. */
  private static Optional<Long> offset(Begun begun) {
    try {
      return Optional.of(begun.offset().join()).filter(offset -> offset >= 0);
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private Replayed told(Begun begun) {
    if (!begun.refusal().isEmpty()) {
      return new Replayed(begun.deliveryId(), Optional.empty(), begun.refusal());
    }
    Optional<Delivery> replay = offset(begun).flatMap(deliveries::find);
    if (replay.isEmpty()) {
      return new Replayed(
          begun.deliveryId(), replay, "the store did not take it; replay it again in a moment");
    }
    String reason =
        replay.get().outcome().isPresent()
            ? replay.get().reason()
            : "it is stored; the flow has not reached it yet";
    return new Replayed(begun.deliveryId(), replay, reason);
  }
}
