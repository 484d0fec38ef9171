package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals that differ in a value only are one reason. */
class ReasonWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          event_status: "bad" (expected: Critical, Warning or Info)      | event_status: … (expected: Critical, Warning or Info)
          event_status: "a: b (expected: c)" (expected: Critical)        | event_status: … (expected: Critical)
          [17].event_status: missing (expected: Critical)                | […].event_status: … (expected: Critical)
          labels."t1": a list (expected: a text)                         | labels.…: … (expected: a text)
          body: 101 alerts (expected: at most 100)                       | body: … alerts (expected: at most 100)
          body: not JSON: Unexpected character ('x' (code 120)) at line 1, column 7 | body: not JSON
          body: empty (expected: a JSON object)                          | body: … (expected: a JSON object)
          body: nested too deeply (expected: 64 levels)                  | body: … (expected: 64 levels)
          nothing like the others, 12 of "them"                          | nothing like the others, … of …
          """)
  void aReasonKeepsTheFieldAndWhatWasExpected(String reason, String common) {
    assertThat(ReasonWords.common(reason)).isEqualTo(common);
  }

  @Test
  void noReasonIsTooLongOrHoldsWhatAStoreRefuses() {
    String broken = "field\0: \ud800" + "x".repeat(5000);

    assertThat(ReasonWords.common(broken)).hasSizeLessThanOrEqualTo(240).startsWith("field : ");
    assertThat(ReasonWords.sentence("\0 it\ud800 went")).isEqualTo("it  went");
  }
}
