package dev.quell.noise.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimilarIndexTest {

  /** What is done to the index: a text is kept for an item, or the item goes. */
  record Change(int item, Optional<TextPieces> text) {}

  @Property(tries = 600)
  void findsWhatAScanOverAllWouldFind(
      @ForAll("changes") List<Change> changes,
      @ForAll("texts") List<TextPieces> sought,
      @ForAll @IntRange(min = 500, max = 999) int thousandths) {
    double threshold = thousandths / 1000.0;
    SimilarIndex<Integer> index = new SimilarIndex<>(threshold);
    Map<Integer, Scanned> scanned = new HashMap<>();
    for (int order = 0; order < changes.size(); order++) {
      apply(changes.get(order), order, index, scanned);
    }
    Predicate<Integer> even = item -> item % 2 == 0;

    assertThat(index.size()).isEqualTo(scanned.size());
    for (TextPieces text : sought) {
      var all = scan(scanned, text, threshold, item -> true);
      assertThat(index.best(text)).isEqualTo(all);
      assertThat(index.holdsAlike(text)).isEqualTo(all.isPresent());
      assertThat(index.best(text, even)).isEqualTo(scan(scanned, text, threshold, even));
    }
  }

  private record Scanned(TextPieces text, long order) {}

  private static void apply(
      Change change, long order, SimilarIndex<Integer> index, Map<Integer, Scanned> scanned) {
    if (change.text().isPresent()) {
      index.add(change.item(), change.text().get(), order);
      scanned.put(change.item(), new Scanned(change.text().get(), order));
    } else {
      index.remove(change.item());
      scanned.remove(change.item());
    }
  }

  private static Optional<SimilarIndex.Match<Integer>> scan(
      Map<Integer, Scanned> scanned,
      TextPieces text,
      double threshold,
      Predicate<Integer> mayBeChosen) {
    return scanned.entrySet().stream()
        .filter(entry -> mayBeChosen.test(entry.getKey()))
        .filter(entry -> Similarity.score(text, entry.getValue().text()) > threshold)
        .max(
            Comparator.<Map.Entry<Integer, Scanned>>comparingDouble(
                    entry -> Similarity.score(text, entry.getValue().text()))
                .thenComparingLong(entry -> entry.getValue().order()))
        .map(entry ->
            new SimilarIndex.Match<>(
                entry.getKey(), Similarity.score(text, entry.getValue().text())));
  }

  /** Few words, so that many texts are nearly alike and many scores are equal. */
  @Provide
  Arbitrary<List<TextPieces>> texts() {
    return text().list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Optional<TextPieces>> texts = text().optional(0.8);
    return Combinators.combine(Arbitraries.integers().between(0, 40), texts)
        .as(Change::new)
        .list()
        .ofMaxSize(80);
  }

  private static Arbitrary<TextPieces> text() {
    Arbitrary<int[]> headings =
        Arbitraries.integers()
            .between(Integer.MIN_VALUE, Integer.MIN_VALUE + 9)
            .array(int[].class)
            .ofMaxSize(8);
    Arbitrary<int[]> bodies =
        Arbitraries.integers().between(0, 30).array(int[].class).ofMaxSize(40);
    return Combinators.combine(headings, bodies).as(SimilarIndexTest::pieces);
  }

  private static TextPieces pieces(int[] headings, int[] bodies) {
    return TextPieces.ofSorted(
        IntStream.concat(Arrays.stream(headings), Arrays.stream(bodies))
            .sorted()
            .distinct()
            .toArray());
  }

  @Test
  void equalTextsAreKeptOnceAndTheNewestWins() {
    SimilarIndex<String> index = new SimilarIndex<>(0.9);
    for (int i = 0; i < 1000; i++) {
      index.add("incident " + i, Alerts.pieces("Disk full on db-" + i), i);
    }

    assertThat(index.texts()).isOne();
    assertThat(index.best(Alerts.pieces("Disk full on db-4711")))
        .contains(new SimilarIndex.Match<>("incident 999", 1));
  }

  @Test
  void theNextBestIsFoundWhereTheBestMayNotBeChosen() {
    SimilarIndex<String> index = new SimilarIndex<>(0.5);
    index.add("like it", Alerts.pieces("payment queue worker stopped"), 1);
    index.add("the same", Alerts.pieces("payment queue worker stopped again"), 2);

    var text = Alerts.pieces("payment queue worker stopped again");
    assertThat(index.best(text).map(SimilarIndex.Match::item)).contains("the same");
    assertThat(index.best(text, item -> !item.equals("the same")).map(SimilarIndex.Match::item))
        .contains("like it");
  }

  @Test
  void aRemovedItemIsFoundNoMore() {
    SimilarIndex<String> index = new SimilarIndex<>(0.9);
    index.add("a", Alerts.pieces("disk full"), 1);

    assertThat(index.remove("a")).isTrue();
    assertThat(index.remove("a")).isFalse();
    assertThat(index.best(Alerts.pieces("disk full"))).isEmpty();
    assertThat(index.texts()).isZero();
  }

  @Test
  void refusesAThresholdOutOfRange() {
    assertThatThrownBy(() -> new SimilarIndex<>(0.4))
        .hasMessage("threshold: 0.4 (expected: 0.5 to below 1)");
  }
}
