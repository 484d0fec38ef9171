package dev.quell.queue;

import dev.quell.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of the log, in the order in which it takes effect within its lane. */
public sealed interface LogRecord {

  /** The lane of all commands; every other lane is an integration's id. */
  long COMMANDS = 0;

  /** How long a retry id is; all zero where the sender gave none. */
  int RETRY_ID_BYTES = 16;

  long lane();

  /** When this server received it, epoch milliseconds. */
  long receivedAt();

  byte[] retryId();

  /**
   * One authenticated push, whatever became of it.
   *
   * @param deliveryId random; what the sender was told as {@code request_id}
   * @param rejection why the sender got a 400; empty when it was accepted
   * @param nothing why there is nothing to do, or beside events, what else was sent and led to none
   * @param remote the sender's address
   * @param headers by lower-case name, without secrets
   * @param query parameters of the URL, without the key
   * @param body as received; cut to 64 KiB when rejected
   * @param size of the whole body, bytes
   * @param suppressEqual whether an event equal to the alert's last one counts for nothing
   * @param replay who sent it again and which; empty for what a sender pushed
   */
  record Callback(
      long lane,
      long receivedAt,
      byte[] retryId,
      String deliveryId,
      String rejection,
      String nothing,
      String remote,
      Map<String, String> headers,
      Map<String, String> query,
      byte[] body,
      int size,
      boolean suppressEqual,
      List<Event> events,
      Optional<Replay> replay)
      implements LogRecord {
    public Callback {
      headers = Map.copyOf(headers);
      query = Map.copyOf(query);
      events = List.copyOf(events);
    }

    /** What a sender pushed. */
    public Callback(
        long lane,
        long receivedAt,
        byte[] retryId,
        String deliveryId,
        String rejection,
        String nothing,
        String remote,
        Map<String, String> headers,
        Map<String, String> query,
        byte[] body,
        int size,
        boolean suppressEqual,
        List<Event> events) {
      this(
          lane,
          receivedAt,
          retryId,
          deliveryId,
          rejection,
          nothing,
          remote,
          headers,
          query,
          body,
          size,
          suppressEqual,
          events,
          Optional.empty());
    }
  }

  /**
   * Marks a callback that a person had read again.
   *
   * @param originalId the delivery whose body it is, as the API calls it
   * @param by the member who asked
   */
  record Replay(String originalId, long by) {}

  /**
   * Something a person or a timer wants changed.
   *
   * @param id random; the caller waits for the result under it
   * @param kind which handler applies it, for example {@code incident.ack}
   * @param by the member who asked; 0 is the system
   * @param body JSON of that kind
   */
  record Command(long receivedAt, String id, String kind, long by, String body)
      implements LogRecord {
    private static final byte[] NO_RETRY = new byte[RETRY_ID_BYTES];

    @Override
    public long lane() {
      return COMMANDS;
    }

    @Override
    public byte[] retryId() {
      return NO_RETRY;
    }
  }
}
