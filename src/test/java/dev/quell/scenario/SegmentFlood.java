package dev.quell.scenario;

import static org.awaitility.Awaitility.await;

import dev.quell.app.TestServer;
import dev.quell.flow.FlowWorker;
import dev.quell.queue.EventLog;
import dev.quell.queue.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Many segments of one lane, each with one callback that asks for nothing. */
final class SegmentFlood {
  private SegmentFlood() {}

  static void of(TestServer server, long lane, int segments) {
    EventLog log = server.app().part(EventLog.class);
    byte[] body = "{\"hay\": 1}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < segments; i++) {
      log.append(
              new LogRecord.Callback(
                  lane,
                  server.clock().millis(),
                  new byte[LogRecord.RETRY_ID_BYTES],
                  "request",
                  "",
                  "hay",
                  "192.0.2.1",
                  Map.of(),
                  Map.of(),
                  body,
                  body.length,
                  false,
                  List.of()))
          .join();
    }
    long head = log.head();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.app().part(FlowWorker.class).takenUpTo() >= head);
  }
}
