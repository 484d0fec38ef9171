package dev.quell.source.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Event;
import dev.quell.model.Image;
import dev.quell.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardProtocolTest {
  private final Source source = new StandardProtocol();

  @Test
  void keepsOneImageForEachAlternativeText() {
    Event event =
        alert(
            """
            "images": [
              {"src": "https://img.example.com/1.png"},
              {"src": "https://img.example.com/2.png", "alt": ""},
              {"src": "https://img.example.com/3.png", "alt": "cpu", "href": "https://example.com"}
            ]
            """);

    assertThat(event.images())
        .containsExactly(
            new Image("https://img.example.com/2.png", "", ""),
            new Image("https://img.example.com/3.png", "cpu", "https://example.com"));
    assertThat(event.notes()).isEmpty();
  }

  @Test
  void leavesOutAnImageWhoseAddressIsTooLong() {
    String src = "https://img.example.com/" + "x".repeat(256);

    Event event = alert("\"images\": [{\"src\": \"" + src + "\"}]");

    assertThat(event.images()).isEmpty();
    assertThat(event.notes()).singleElement().asString().contains("left out");
  }

  @Test
  void offersNoLinkThatIsNotAWebAddress() {
    Event event =
        alert("\"images\": [{\"src\": \"http://a/b\", \"href\": \"javascript:alert(1)\"}]");

    assertThat(event.images()).containsExactly(new Image("http://a/b", "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1763433124", "\"1763433124\"", "1763433124000", "1763433124.7"})
  void readsTheTimeOfAnAlert(String time) {
    Event event = alert("\"event_time\": " + time);

    assertThat(event.time()).map(at -> at.getEpochSecond()).contains(1763433124L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "null", "\"\""})
  void takesAnEmptyTimeForTheTimeOfArrival(String time) {
    Event event = alert("\"event_time\": " + time);

    assertThat(event.time()).isEmpty();
    assertThat(event.notes()).isEmpty();
  }

  @Test
  void refusesAKeyThatIsNoText() {
    String reason =
        Fixtures.refusal(
            source, "{\"title_rule\":\"t\",\"event_status\":\"Info\",\"alert_key\":{\"a\":1}}");

    assertThat(reason).isEqualTo("alert_key: an object (expected: text)");
  }

  @Test
  void aNumberIsAsGoodAKeyAsItsText() {
    assertThat(alert("\"alert_key\": 1866302915447130112").alertKey())
        .isEqualTo("1866302915447130112");
  }

  private Event alert(String field) {
    return Fixtures.event(
        source, "{\"title_rule\": \"t\", \"event_status\": \"Warning\", " + field + "}");
  }
}
