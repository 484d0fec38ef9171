package dev.quell.noise.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimilarityTest {

  @Test
  void tellsWhatDiffers() {
    Similarity similarity =
        Similarity.between(
            Alerts.titled("节点磁盘使用率过高 KubePodNotReady"), Alerts.titled("节点内存使用率过高 KubePodCrashing"));

    assertThat(similarity.onlyHere()).containsExactly("点磁盘使", "Not", "Ready");
    assertThat(similarity.onlyThere()).containsExactly("点内存使", "Crashing");
    assertThat(similarity.shared()).isLessThan(similarity.pieces());
  }

  @Test
  void theSameWordsScoreOne() {
    Similarity similarity =
        Similarity.between(Alerts.titled("Disk full on db-1"), Alerts.titled("disk full on db-2"));

    assertThat(similarity.score()).isEqualTo(1);
    assertThat(similarity.shared()).isEqualTo(similarity.pieces());
    assertThat(similarity.onlyHere()).isEmpty();
  }

  @Test
  void aWordOfTheTitleCountsAsEightOfTheDescription() {
    var one = new Alerts("payments stopped", "queue worker", "", "").text();
    var title = new Alerts("payments", "queue worker", "", "").text();

    // 8 for the title's word, 3 for the description's; the other title has three pieces
    assertThat(Similarity.between(one, title).score())
        .isCloseTo((8 + 3) / Math.sqrt((24 + 3) * (8 + 3)), within(1e-12));
  }
}
