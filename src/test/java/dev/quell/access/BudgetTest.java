package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestServer;
import dev.quell.web.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One caller does not keep everybody's processors busy. */
class BudgetTest {
  private static final int A_MINUTE = 60;

  @Test
  void costlyReadsAreSharedOutAndOthersGoOn() {
    try (TestServer server = TestServer.start()) {
      Staff staff = new Staff(server);
      Staff.Somebody busy = staff.somebody(Staff.VIEWER);
      Staff.Somebody quiet = staff.somebody(Staff.VIEWER);
      long channel =
          staff.call("/channel/create", "{'channel_name': 'c'}").get("channel_id").asLong();
      String labels = "{'channel_id': " + channel + "}";
      for (int i = 0; i < A_MINUTE - 1; i++) {
        busy.call("/channel/label/list", labels);
      }
      Answer last = tryOut(busy);

      Answer tooMany = tryOut(busy);
      Answer other = busy.post("/channel/label/list", labels);

      assertThat(last.status()).isEqualTo(200);
      assertThat(tooMany.refusal()).isEqualTo("429 RequestTooFrequently");
      assertThat(tooMany.message())
          .startsWith(
              "previews and searches by likeness: 61 in this minute (expected: at most 60); try"
                  + " again in ");
      assertThat(Integer.parseInt(tooMany.header("Retry-After"))).isBetween(1, 60);
      assertThat(other.refusal()).isEqualTo("429 RequestTooFrequently");
      assertThat(tryOut(quiet).status()).isEqualTo(200);
      busy.call("/channel/list", "{}");
      server.clock().advance(Duration.ofMinutes(1));
      assertThat(tryOut(busy).status()).as("a minute later").isEqualTo(200);
    }
  }

  private static Answer tryOut(Staff.Somebody person) {
    return person.post("/integration/dry-run", "{'plugin_type': 'standard.alert', 'body': '{}'}");
  }
}
