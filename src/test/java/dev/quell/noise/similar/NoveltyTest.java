package dev.quell.noise.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private static final Instant NOON = Instant.parse("2025-11-18T12:00:00Z");

  private final Novelty novelty = new Novelty();

  @Test
  void whatWasNeverSeenIsNovelUntilItIsSeen() {
    assertThat(novelty.isNovel(text("disk full"), at(NOON))).isTrue();

    novelty.add(text("disk full"), at(NOON));

    assertThat(novelty.isNovel(text("DISK FULL: 93%"), at(NOON))).isFalse();
    assertThat(novelty.isNovel(text("fan broken"), at(NOON))).isTrue();
  }

  @Test
  void whatIsAlikeAndNotEqualIsNotNovel() {
    String title = "the payment worker of the shop stopped taking orders off its only queue";
    novelty.add(text(title), at(NOON));

    assertThat(text(title + " again")).isNotEqualTo(text(title));
    assertThat(novelty.isNovel(text(title + " again"), at(NOON))).isFalse();
  }

  @Test
  void isForgottenThirtyDaysAfterItWasLastSeen() {
    novelty.add(text("disk full"), at(NOON));
    novelty.add(text("disk full"), at(NOON.plus(Duration.ofDays(20))));

    long end = at(NOON.plus(Duration.ofDays(50)));
    assertThat(novelty.isNovel(text("disk full"), end - 1)).isFalse();
    assertThat(novelty.isNovel(text("disk full"), end)).isTrue();
    assertThat(novelty.isNovel(text("disk full"), end + Duration.ofHours(1).toMillis())).isTrue();
    assertThat(novelty.texts()).isZero();
  }

  @Test
  void inWhatOrderItIsToldMeansNothing() {
    novelty.add(text("disk full"), at(NOON));
    novelty.add(text("disk full"), at(NOON.minus(Duration.ofDays(10))));
    novelty.add(text("fan broken"), at(NOON.minus(Duration.ofDays(10))));

    long later = at(NOON.plus(Duration.ofDays(25)));
    assertThat(novelty.isNovel(text("disk full"), later)).isFalse();
    assertThat(novelty.isNovel(text("fan broken"), later)).isTrue();
  }

  @Test
  void theOldestGoesWhenThereAreTooMany() {
    Novelty small = new Novelty(2);
    small.add(text("disk full"), at(NOON));
    small.add(text("fan broken"), at(NOON));
    small.add(text("disk full"), at(NOON));

    small.add(text("link down"), at(NOON));

    assertThat(small.texts()).isEqualTo(2);
    assertThat(small.isNovel(text("fan broken"), at(NOON))).isTrue();
    assertThat(small.isNovel(text("disk full"), at(NOON))).isFalse();
  }

  @Test
  void aTextWithNothingInItIsNeverNovel() {
    TextPieces nothing = TextPieces.of(new AlertText(List.of(), List.of()));
    novelty.add(nothing, at(NOON));

    assertThat(novelty.isNovel(nothing, at(NOON))).isFalse();
    assertThat(novelty.texts()).isZero();
  }

  private static long at(Instant instant) {
    return instant.toEpochMilli();
  }

  private static TextPieces text(String title) {
    return Alerts.pieces(title);
  }
}
