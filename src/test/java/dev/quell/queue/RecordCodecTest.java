package dev.quell.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.model.Event;
import dev.quell.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What earlier versions wrote stays readable. */
class RecordCodecTest {
  /** Written by the first version: a recovery and a command. */
  private static final String FIRST_FORMAT =
      "028203fa0228b52ffd20c1a50500b40ac00202d0b3c1e6d2662007001830314b4144454c4956"
          + "4552590000123139322e302e322e31021e782d766f6c632d74726163652d6964047431020271"
          + "0231147b2261223a22c3a4227d140202066b65790a7469746c650872756c650a61626f75740e"
          + "5761726e696e6702f6a5c1e6d266ff01020a636865636b0663707502027302610268020c6120"
          + "6e6f74653c04a0c3c1e6d26606632d311c6368616e6e656c2e63726561746506047b7d020025"
          + "20a20c92";

  @Test
  void aBlockOfTheFirstVersionIsReadAndReplaysNothing() {
    List<LogRecord> records = RecordCodec.decode(5, HexFormat.of().parseHex(FIRST_FORMAT));

    LogRecord.Callback callback = (LogRecord.Callback) records.getFirst();
    Event event = callback.events().getFirst();
    assertThat(callback.lane()).isEqualTo(5);
    assertThat(callback.replay()).isEmpty();
    assertThat(callback.headers()).isEqualTo(Map.of("x-volc-trace-id", "t1"));
    assertThat(new String(callback.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"ä\"}");
    assertThat(event.severity()).isEqualTo(Severity.WARNING);
    assertThat(event.notes()).containsExactly("a note");
    assertThat(records.getLast())
        .isEqualTo(new LogRecord.Command(1763460002000L, "c-1", "channel.create", 3, "{}"));
  }

  @Test
  void whoReplayedWhatSurvives() {
    LogRecord.Callback replay = replaying(Optional.of(new LogRecord.Replay("5f00", 42)));

    assertThat(written(replay).replay()).contains(new LogRecord.Replay("5f00", 42));
    assertThat(written(replaying(Optional.empty())).replay()).isEmpty();
  }

  @Test
  void aBlockOfALaterVersionIsNotGuessedAt() {
    byte[] later = new ByteWriter(4).number(3).number(0).toBytes();

    assertThatThrownBy(() -> RecordCodec.decode(1, later))
        .hasMessage("log block format: 3 (expected: 1..2)");
  }

  private static LogRecord.Callback written(LogRecord.Callback callback) {
    byte[] block = RecordCodec.block(List.of(RecordCodec.encode(callback)));
    return (LogRecord.Callback) RecordCodec.decode(1, block).getFirst();
  }

  private static LogRecord.Callback replaying(Optional<LogRecord.Replay> replay) {
    return new LogRecord.Callback(
        1,
        1_000,
        new byte[LogRecord.RETRY_ID_BYTES],
        "request",
        "",
        "",
        "192.0.2.1",
        Map.of(),
        Map.of(),
        new byte[] {1, 2},
        2,
        false,
        List.of(),
        replay);
  }
}
