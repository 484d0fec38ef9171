package dev.quell.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.notify.Markup;
import dev.quell.notify.Message.Language;
import dev.quell.notify.template.Wording.Worded;
import dev.quell.notify.vendor.AllNotifiers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose words a message is in. */
class WordingTest {
  private static final Wording WORDING = new Wording();

  static Stream<Arguments> presets() {
    return AllNotifiers.list().stream()
        .map(notifier -> notifier.descriptor())
        .flatMap(one ->
            Stream.of(Language.values())
                .map(language -> Arguments.of(one.medium(), one.markup(), language)));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyMediumHasWordsForAnyIncident(String medium, Markup markup, Language language) {
    String full = WORDING.words(medium, "", TemplateModel.sample(), at(markup, language)).text();
    String bare =
        WORDING.words(medium, "", TemplateModel.of(Map.of()), at(markup, language)).text();

    assertThat(full).isNotBlank().doesNotContain("\n\n\n", "{{");
    assertThat(bare).doesNotContain("{{", "null");
    assertThat(WORDING.problem(Presets.source(medium, language), markup)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fire, Triggered, assign, EN, ''",
    "refire, Triggered, assign, EN, '[REPEATED] '",
    "fire, Triggered, escalate, EN, '[ESCALATED] '",
    "fire, Closed, assign, EN, '[RESOLVED] '",
    "fire, Triggered, assign, ZH, ''",
    "refire, Triggered, assign, ZH, '[重复通知] '",
    "fire, Triggered, escalate, ZH, '[升级] '",
    "fire, Closed, assign, ZH, '[已恢复] '"
  })
  void aTextBeginsWithWhyItIsSent(
      String fire, String progress, String type, Language language, String beginning) {
    Map<String, Object> values = new HashMap<>();
    values.put("Title", "db down");
    values.put("IncidentSeverity", "Critical");
    values.put("FireType", fire);
    values.put("Progress", progress);
    values.put("AssignedTo", Map.of("Type", type));

    String text =
        WORDING.words("sms", "", TemplateModel.of(values), at(Markup.PLAIN, language)).text();

    String rest = language == Language.EN ? "Critical: db down" : "严重：db down";
    assertThat(text).isEqualTo(beginning + rest);
  }

  @Test
  void aTemplateThatFailsGivesWayToThePresetAndSaysWhy() {
    Worded worded =
        WORDING.words(
            "sms",
            "{{.Owner.Email}}",
            TemplateModel.of(Map.of("Title", "db down", "IncidentSeverity", "Critical")),
            at(Markup.PLAIN, Language.EN));

    assertThat(worded)
        .isEqualTo(new Worded("Critical: db down", Optional.of("line 1: .Email of nothing")));
  }

  @Test
  void aTemplateThatCannotWorkIsRefusedWhenItIsSaved() {
    assertThat(WORDING.problem("{{.Title}}", Markup.PLAIN)).isEmpty();
    assertThat(WORDING.problem("{{nonsense .Title}}", Markup.PLAIN))
        .hasValue("line 1: no function nonsense");
    assertThat(WORDING.problem("\n{{.IncidentName}}", Markup.PLAIN))
        .hasValue("line 2: no variable .IncidentName");
  }

  private static Circumstances at(Markup markup, Language language) {
    return new Circumstances(
        markup, language, ZoneId.of("UTC"), Instant.parse("2026-01-01T00:10:00Z"));
  }
}
