package dev.quell.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import dev.quell.queue.RecordOutcome.EventOutcome;
import dev.quell.queue.RecordOutcome.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What became of records survives being bytes, also those an older version wrote. */
class OutcomeCodecTest {

  @Test
  void outcomesComeBackWithWhatWasLookedUp() {
    Step step = new Step("enrich", "labels_mapped", "r1", "cmdb", Map.of("after", "team=shop"));
    EventOutcome event =
        new EventOutcome(
            Outcome.OPENED,
            List.of("a1"),
            List.of(step),
            Map.of("r1.team", "shop", "r2.", "x"),
            List.of(7L, 8L));
    List<RecordOutcome> outcomes =
        List.of(
            new RecordOutcome(Verdict.ACCEPTED, "", List.of(event)),
            new RecordOutcome(Verdict.REFUSED, "no", List.of()));

    assertThat(OutcomeCodec.decode(OutcomeCodec.encode(outcomes))).isEqualTo(outcomes);
  }

  @Test
  void theFirstFormatIsStillRead() {
    ByteWriter plain = new ByteWriter(64);
    plain.number(1).text("ACCEPTED").text("").number(1);
    plain.text("MERGED").number(1).text("a1").number(0);
    byte[] compressed = Zstd.compress(plain.toBytes(), 1);
    byte[] bytes = new ByteWriter(64).number(1).number(plain.size()).bytes(compressed).toBytes();

    assertThat(OutcomeCodec.decode(bytes))
        .containsExactly(
            new RecordOutcome(
                Verdict.ACCEPTED,
                "",
                List.of(new EventOutcome(Outcome.MERGED, List.of("a1"), List.of()))));
  }
}
