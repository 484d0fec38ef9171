package dev.quell.source.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a kind of sender needs besides its reader. */
class SourceResourcesTest {

  static Stream<String> kinds() {
    return AllSources.list().stream().map(source -> source.descriptor().kind());
  }

  static Stream<Source> sources() {
    return AllSources.list().stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void hasAtLeastThreeSamples(Source source) {
    assertThat(Fixtures.expectations(source).size()).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void expectsSomethingOfEverySample(Source source) {
    String[] files = Fixtures.folder(source).toFile().list((_, name) -> name.endsWith(".json"));

    assertThat(files).containsOnlyOnceElementsOf(Fixtures.expectations(source).propertyNames());
    assertThat(files).hasSize(Fixtures.expectations(source).size() + 1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void drawsItsIconInTheColourOfTheText(String kind) {
    String icon = resource(kind, "icon.svg");

    assertThat(icon).contains("viewBox=\"0 0 24 24\"", "currentColor").doesNotContain("script");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void guidesWithTheSameHeadingsInBothLanguages(String kind) {
    List<String> english = headings(resource(kind, "guide.en.md"));
    List<String> chinese = headings(resource(kind, "guide.zh.md"));

    assertThat(english).hasSizeGreaterThan(3);
    assertThat(chinese).isEqualTo(english);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void namesThePushUrlInBothGuides(String kind) {
    assertThat(resource(kind, "guide.en.md")).contains("{{push_url}}");
    assertThat(resource(kind, "guide.zh.md")).contains("{{push_url}}");
  }

  @Test
  void hasNoTwoSourcesOfOneKindOrPath() {
    assertThat(kinds()).doesNotHaveDuplicates();
    assertThat(AllSources.list())
        .extracting(source -> source.descriptor().pushPath())
        .doesNotHaveDuplicates();
  }

  /** The depth and the number of each heading, since the words differ. */
  private static List<String> headings(String guide) {
    return guide
        .lines()
        .filter(line -> line.matches("#{1,4} .*"))
        .map(line -> line.replaceFirst("^(#+ (?:\\d+\\. )?).*", "$1"))
        .toList();
  }

  private static String resource(String kind, String name) {
    String path = "/sources/" + kind + "/" + name;
    try (InputStream stream = SourceResourcesTest.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new AssertionError(path + ": missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(path, unreadable);
    }
  }
}
