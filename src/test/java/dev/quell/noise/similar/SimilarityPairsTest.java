package dev.quell.noise.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whether the score agrees with a person, on the pairs of {@code similar/pairs.txt}. */
class SimilarityPairsTest {
  private static final double THRESHOLD = 0.9;

  /** Two alerts as the file has them, and what a person said of them. */
  private record Pair(String judged, String why, AlertText one, AlertText other) {
    double score() {
      return Similarity.score(TextPieces.of(one), TextPieces.of(other));
    }

    boolean is(String word) {
      return judged.equals(word);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.3f %s %s %s", score(), judged, why, Similarity.between(one, other));
    }
  }

  @Test
  void noPairOfDifferentProblemsIsAlike() throws IOException {
    List<Pair> alikeButOther = pairs(pair -> pair.is("other") && pair.score() > THRESHOLD);

    assertThat(pairs(pair -> pair.is("other"))).hasSizeGreaterThan(60);
    assertThat(alikeButOther).isEmpty();
  }

  @Test
  void nearlyAllPairsOfOneProblemAreAlike() throws IOException {
    List<Pair> alike = pairs(pair -> pair.is("alike"));
    List<Pair> missed = pairs(pair -> pair.is("alike") && pair.score() <= THRESHOLD);

    assertThat(alike).hasSizeGreaterThanOrEqualTo(50);
    assertThat(missed).hasSizeLessThanOrEqualTo(alike.size() / 20);
  }

  /** When this fails, something learned to see: call the pair "other". */
  @Test
  void whatIsKnownToBeBlindStillIs() throws IOException {
    assertThat(pairs(pair -> pair.is("blind")))
        .isNotEmpty()
        .allMatch(pair -> pair.score() > THRESHOLD);
  }

  @Test
  void theOrderOfTheTwoDoesNotMatter() throws IOException {
    assertThat(pairs(pair -> true))
        .allSatisfy(pair ->
            assertThat(Similarity.score(TextPieces.of(pair.other()), TextPieces.of(pair.one())))
                .isEqualTo(pair.score()));
  }

  private static List<Pair> pairs(Predicate<Pair> chosen) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            SimilarityPairsTest.class.getResourceAsStream("/similar/pairs.txt"))) {
      List<String> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      List<Pair> pairs = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 3) {
        String[] head = lines.get(i).split(" ", 2);
        pairs.add(new Pair(head[0], head[1], text(lines.get(i + 1)), text(lines.get(i + 2))));
      }
      return pairs.stream().filter(chosen).toList();
    }
  }

  private static AlertText text(String line) {
    String[] fields = line.split(" \\| ", -1);
    assertThat(fields).as(line).hasSize(4);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].equals("-") ? "" : fields[i];
    }
    return new Alerts(fields[0], fields[1], fields[2], fields[3]).text();
  }
}
