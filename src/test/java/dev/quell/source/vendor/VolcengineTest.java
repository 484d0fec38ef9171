package dev.quell.source.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.source.JsonObject;
import dev.quell.source.Notes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** The small readings inside a Cloud Monitor callback, and what surrounds it. */
class VolcengineTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-04-11 14:51:01(UTC+08:00)",
        "2024-04-11 14:51:01 (UTC+8)",
        "2024-04-11 14:51:01(GMT+0800)",
        "2024-04-11 06:51:01(UTC)",
        "2024-04-10 20:51:01(UTC-10:00)",
        "2024-04-11 12:21:01(UTC+05:30)",
        "2024-04-11T06:51:01Z",
        "2024-04-11T06:51:01.250Z",
        "2024-04-11T14:51:01+08:00",
        "2024-04-11 14:51:01",
        "1712818261",
        "1712818261000",
        " 1712818261 "
      })
  void readsATimeInAllItsSpellings(String text) {
    var object = object("HappenedAt", text);

    assertThat(VolcengineTime.in(object, "HappenedAt"))
        .map(Instant::getEpochSecond)
        .contains(1712818261L);
    assertThat(object.notes().lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2024-02-30 10:00:00(UTC+08:00)",
        "2024-04-11 14:51:01(UTC+19:00)",
        "2024-04-11 14:51",
        "-5",
        "999999999999999999",
        "9999999999999999999999"
      })
  void notesATimeThatCannotBeRead(String text) {
    var object = object("HappenedAt", text);

    assertThat(VolcengineTime.in(object, "HappenedAt")).isEmpty();
    assertThat(object.notes().lines()).singleElement().asString().contains(text, "expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "0"})
  void takesAnEmptyTimeForNone(String text) {
    var object = object("FirstAlertTime", text);

    assertThat(VolcengineTime.in(object, "FirstAlertTime")).isEmpty();
    assertThat(object.notes().lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "96.37, Percent, 96.37%",
    "3, Count/Second, 3/s",
    "812.5, Millisecond, 812.5 ms",
    "7, Count, 7",
    "7, None, 7",
    "7, '', 7",
    "41.5, ℃, 41.5 ℃",
    "8589934592, Bytes(IEC), 8 GiB",
    "1500000, Bytes/Second(SI), 1.5 MB/s",
    "1536, Bits/Second(IEC), 1.5 Kibit/s",
    "999, Bytes(SI), 999 B",
    "0, Bytes(SI), 0 B",
    "-2048, Bytes(IEC), -2 KiB",
    "0.1, Percent, 0.1%",
    "1e300, Percent, 1.0E300%",
  })
  void saysAValueWithItsUnit(double value, String unit, String said) {
    assertThat(VolcengineUnit.format(NODES.numberNode(value), unit)).isEqualTo(said);
  }

  @Test
  void saysAValueThatIsTextOrMissing() {
    assertThat(VolcengineUnit.format(NODES.stringNode("90"), "Percent")).isEqualTo("90%");
    assertThat(VolcengineUnit.format(NODES.stringNode("high"), "Percent")).isEqualTo("high%");
    assertThat(VolcengineUnit.format(NODES.missingNode(), "Percent")).isEmpty();
    assertThat(VolcengineUnit.format(NODES.objectNode(), "Percent")).isEmpty();
  }

  @Test
  void aRetryIsKnownByItsTraceId() {
    var source = new VolcengineMetrics();
    var payload =
        Fixtures.payload(Map.of(), new byte[0], Map.of("x-volc-trace-id", "a-b-c"), Map.of());

    assertThat(source.retryId(payload)).contains("a-b-c");
    assertThat(source.retryId(Fixtures.payload(source, new byte[0]))).isEmpty();
  }

  @Test
  void eitherUrlTakesEitherBody() {
    String metric = "{\"Type\":\"Metric\",\"Resources\":[{\"Id\":\"i-1\"}]}";
    String event = "{\"Type\":\"Event\",\"Id\":\"1\"}";

    for (var body : new String[] {metric, event}) {
      var payload = Fixtures.payload(new VolcengineEvents(), body.getBytes(StandardCharsets.UTF_8));

      assertThat(new VolcengineEvents().read(payload))
          .isEqualTo(new VolcengineMetrics().read(payload));
    }
  }

  @Test
  void anEventTypeWithResourcesInItIsReadByItsLists() {
    String body = "{\"Type\":\"Event\",\"Resources\":[{\"Id\":\"i-1\"}]}";

    var event = Fixtures.event(new VolcengineMetrics(), body);

    assertThat(event.labels().get("kind")).contains("threshold");
  }

  private static JsonObject object(String field, String text) {
    return new JsonObject(NODES.objectNode().put(field, text), new Notes());
  }
}
