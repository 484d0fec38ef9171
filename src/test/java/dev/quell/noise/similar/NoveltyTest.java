package dev.quell.noise.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private static final Instant NOON = Instant.parse("2025-11-18T12:00:00Z");

  private final Novelty novelty = new Novelty();

  @Test
  void whatWasNeverSeenIsNovelUntilItIsSeen() {
    assertThat(novelty.isNovel(text("disk full"), NOON)).isTrue();

    novelty.add(text("disk full"), NOON);

    assertThat(novelty.isNovel(text("DISK FULL: 93%"), NOON)).isFalse();
    assertThat(novelty.isNovel(text("fan broken"), NOON)).isTrue();
  }

  @Test
  void whatIsAlikeAndNotEqualIsNotNovel() {
    String title = "the payment worker of the shop stopped taking orders off its only queue";
    novelty.add(text(title), NOON);

    assertThat(text(title + " again")).isNotEqualTo(text(title));
    assertThat(novelty.isNovel(text(title + " again"), NOON)).isFalse();
  }

  @Test
  void isForgottenThirtyDaysAfterItWasLastSeen() {
    novelty.add(text("disk full"), NOON);
    novelty.add(text("disk full"), NOON.plus(Duration.ofDays(20)));

    Instant end = NOON.plus(Duration.ofDays(50));
    assertThat(novelty.isNovel(text("disk full"), end.minusMillis(1))).isFalse();
    assertThat(novelty.isNovel(text("disk full"), end)).isTrue();
    assertThat(novelty.texts()).isZero();
  }

  @Test
  void timeThatGoesBackStandsStill() {
    novelty.add(text("disk full"), NOON);
    novelty.add(text("fan broken"), NOON.minus(Duration.ofDays(40)));

    assertThat(novelty.isNovel(text("fan broken"), NOON.plus(Duration.ofDays(29)))).isFalse();
  }

  @Test
  void theOldestGoesWhenThereAreTooMany() {
    Novelty small = new Novelty(2);
    small.add(text("disk full"), NOON);
    small.add(text("fan broken"), NOON);
    small.add(text("disk full"), NOON);

    small.add(text("link down"), NOON);

    assertThat(small.texts()).isEqualTo(2);
    assertThat(small.isNovel(text("fan broken"), NOON)).isTrue();
    assertThat(small.isNovel(text("disk full"), NOON)).isFalse();
  }

  @Test
  void comesBackFromItsBytes() {
    for (int i = 0; i < 500; i++) {
      novelty.add(
          text("word" + (char) ('a' + i % 26) + " kind" + (char) ('a' + i / 26) + " stopped"),
          NOON.plusSeconds(i));
    }

    Novelty read = Novelty.ofBytes(novelty.toBytes());

    assertThat(read.texts()).isEqualTo(500);
    assertThat(read.toBytes()).isEqualTo(novelty.toBytes());
    assertThat(read.isNovel(text("wordc kindd stopped"), NOON)).isFalse();
  }

  @Test
  void refusesBytesOfAnotherVersion() {
    assertThatThrownBy(() -> Novelty.ofBytes(new byte[] {99, 0}))
        .hasMessage("version of pieces: 99 (expected: 1)");
  }

  @Test
  void aTextWithNothingInItIsNeverNovel() {
    TextPieces nothing = TextPieces.of(new AlertText(List.of(), List.of()));
    novelty.add(nothing, NOON);

    assertThat(novelty.isNovel(nothing, NOON)).isFalse();
    assertThat(novelty.texts()).isZero();
  }

  private static TextPieces text(String title) {
    return Alerts.pieces(title);
  }
}
