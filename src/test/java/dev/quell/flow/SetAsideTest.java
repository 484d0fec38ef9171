package dev.quell.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.storage.StorageException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person may read of a failure. */
class SetAsideTest {

  @Test
  void itSaysWhatKindOfFailureAndWhatItSaid() {
    assertThat(SetAside.reason(new IllegalStateException("ids of one record: 9")))
        .isEqualTo("could not be processed: IllegalStateException: ids of one record: 9");
    assertThat(SetAside.reason(new StackOverflowError()))
        .isEqualTo("could not be processed: StackOverflowError");
  }

  @Test
  void itIsOneLineOfWhatCanBeStored() {
    String reason = SetAside.reason(new StorageException("line 1\r\n\tline 2 \0 \ud800x"));

    assertThat(reason)
        .isEqualTo("could not be processed: StorageException: line 1 line 2 \uFFFD \uFFFDx");
  }

  @Test
  void itIsNeverLongAndSplitsNoCharacter() {
    for (int shift = 0; shift < 2; shift++) {
      String message = "x".repeat(shift) + "😀".repeat(5_000);

      String reason = SetAside.reason(new IllegalStateException(message));

      assertThat(reason).hasSizeLessThanOrEqualTo(300).endsWith("😀…");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://h/db?user=u&password=hunter2",
        "connect https://admin:hunter2@db.local/x failed",
        "header Authorization: Bearer hunter2 refused",
        "{\"token\": \"hunter2\", \"a\": 1}",
        "integration_key=hunter2",
        "app-key : hunter2",
      })
  void secretsAreLeftOut(String message) {
    assertThat(SetAside.reason(new IllegalStateException(message)).toLowerCase(Locale.ROOT))
        .doesNotContain("hunter2")
        .contains("…");
  }
}
