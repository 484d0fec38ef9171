package dev.quell.source.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Event;
import dev.quell.source.Payload;
import dev.quell.source.Reading;
import dev.quell.source.Source;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Anybody who knows a push URL can send anything; no body may break a reader or a limit. */
class HostileInputTest {
  private static final int MUTATIONS = 10_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static Stream<Source> sources() {
    return AllSources.list().stream();
  }

  /** Those to whom it matters what a body says; any push is a sign of life. */
  static Stream<Source> readers() {
    return sources().filter(source -> !(source instanceof Heartbeat));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void readsTenThousandMutationsWithoutThrowing(Source source) {
    Random random = new Random(20_251_118);
    List<JsonNode> samples = samples(source);
    for (int i = 0; i < MUTATIONS; i++) {
      JsonNode body = samples.get(random.nextInt(samples.size())).deepCopy();
      for (int change = random.nextInt(4); change >= 0; change--) {
        mutate(body, random);
      }

      assertReads(source, MAPPER.writeValueAsBytes(body));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void readsDamagedBytesWithoutThrowing(Source source) {
    Random random = new Random(20_251_119);
    List<JsonNode> samples = samples(source);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] body = MAPPER.writeValueAsBytes(samples.get(random.nextInt(samples.size())));
      for (int change = random.nextInt(5); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }

      assertReads(source, body);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void refusesRandomBytes(Source source) {
    Random random = new Random(20_251_120);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);

      assertReads(source, body);
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void refusesWhatIsNestedTooDeeply(Source source) {
    for (int depth : List.of(101, 10_000, 1_000_000)) {
      String lists = "{\"Resources\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
      String objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);

      assertThat(Fixtures.refusal(source, lists)).startsWith("body: not JSON");
      assertThat(Fixtures.refusal(source, objects)).startsWith("body: not JSON");
    }
  }

  @ParameterizedTest
  @MethodSource("readers")
  void refusesNumbersOfMillionsOfDigits(Source source) {
    String body = "{\"AccountId\":" + "9".repeat(3_000_000) + "}";

    assertThat(Fixtures.refusal(source, body)).startsWith("body: not JSON");
  }

  @ParameterizedTest
  @MethodSource("readers")
  void namesAShortReasonForALongText(Source source) {
    String reason = Fixtures.refusal(source, '"' + "x".repeat(1_000_000) + '"');

    assertThat(reason).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void readsTheSameBodyTheSameWayTwice(Source source) {
    for (JsonNode sample : samples(source)) {
      byte[] body = MAPPER.writeValueAsBytes(sample);

      assertThat(source.read(Fixtures.payload(source, body)))
          .isEqualTo(source.read(Fixtures.payload(source, body)));
    }
  }

  @Test
  void refusesMoreResourcesThanACallbackCanHonestlyHold() {
    String body = "{\"Resources\":[" + "{\"Id\":1},".repeat(20_000) + "{\"Id\":2}]}";

    assertThat(Fixtures.refusal(new VolcengineMetrics(), body))
        .isEqualTo("Resources: 20001 items (expected: at most 20000)");
  }

  @Test
  void manyTagsDoNotMultiplyWithManyResources() {
    String tags = "{\"Key\":\"k\",\"Value\":\"v\"},".repeat(50_000);
    String items = "{\"Id\":1},".repeat(10_000);
    String body = "{\"Tags\":[" + tags + "0],\"Resources\":[" + items + "0]}";

    assertThat(Fixtures.events(new VolcengineMetrics(), body)).hasSize(10_000);
  }

  @Test
  void longTextsOfTheRuleDoNotMultiplyWithManyResources() {
    String text = "x".repeat(1_000_000);
    String rule = "\"RuleName\":\"%s\",\"RuleCondition\":\"%s\"".formatted(text, text);
    String body = "{" + rule + ",\"Resources\":[" + "{\"Id\":1},".repeat(10_000) + "0]}";

    assertThat(Fixtures.events(new VolcengineMetrics(), body)).hasSize(10_000);
  }

  @Test
  void aDuplicateKeyInABodyIsNoReasonToRefuseIt() {
    String body = "{\"RuleId\":\"1\",\"RuleId\":\"2\",\"Resources\":[{\"Id\":\"i-1\"}]}";

    Event event = Fixtures.event(new VolcengineMetrics(), body);

    assertThat(event.labels().get("rule_id")).contains("2");
  }

  /** Whoever may change settings may write any mapping; what is saved must read any body. */
  @Test
  void noMappingBreaksTheReader() {
    Random random = new Random(20_251_121);
    Source source = new CustomWebhook();
    Map<String, String> settings = Fixtures.settings(source);
    JsonNode mapping = MAPPER.readTree(settings.get("field_mapping"));
    List<JsonNode> samples = samples(source);
    int saved = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      JsonNode changed = mapping.deepCopy();
      mutate(changed, random);
      Map<String, String> mutated = Map.of("field_mapping", changed.toString());
      if (source.settingProblem(mutated).isEmpty()) {
        saved++;
        byte[] body = MAPPER.writeValueAsBytes(samples.get(random.nextInt(samples.size())));
        if (source.read(Fixtures.payload(mutated, body, Map.of(), Map.of()))
            instanceof Reading.Events(var events, var _)) {
          events.forEach(HostileInputTest::assertWithinLimits);
        }
      }
    }

    assertThat(saved).isBetween(100, MUTATIONS - 100);
  }

  @Test
  void manyVariablesDoNotMultiplyALargeBody() {
    String mapping =
        "{\"title\": \"%s\", \"event_status\": \"Info\"}".formatted("{{a}}".repeat(200));
    String large = "{\"a\": [" + "\"xxxxxxxx\",".repeat(500_000) + "0]}";
    Source source = new CustomWebhook();

    Payload payload =
        Fixtures.payload(
            Map.of("field_mapping", mapping),
            large.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            Map.of());

    assertThat(Fixtures.events(source, payload)).hasSize(1);
  }

  private static void assertReads(Source source, byte[] body) {
    Payload payload =
        Fixtures.payload(
            Fixtures.settings(source), body, Map.of("x-volc-rule-id", "\0\ud800"), Map.of());
    Reading reading;
    try {
      reading = source.read(payload);
    } catch (RuntimeException | StackOverflowError thrown) {
      throw new AssertionError(new String(body, StandardCharsets.UTF_8), thrown);
    }
    if (reading instanceof Reading.Events(var events, var missing)) {
      events.forEach(HostileInputTest::assertWithinLimits);
      assertStorable(missing.toString());
    }
  }

  private static void assertWithinLimits(Event event) {
    assertThat(event.title().length()).isBetween(1, Event.MAX_TITLE);
    assertThat(event.titleRule().length()).isBetween(1, Event.MAX_TITLE);
    assertThat(event.description().length()).isLessThanOrEqualTo(Event.MAX_DESCRIPTION);
    assertThat(event.labels().values().size()).isLessThanOrEqualTo(50);
    assertStorable(event.alertKey());
    assertStorable(event.title());
    assertStorable(event.titleRule());
    assertStorable(event.description());
    assertStorable(event.notes().toString());
    event
        .labels()
        .values()
        .forEach((name, value) -> {
          assertThat(name.length()).isBetween(1, 128);
          assertThat(value.length()).isBetween(1, 2048);
          assertStorable(name);
          assertStorable(value);
        });
    event.images().forEach(image -> assertStorable(image.toString()));
  }

  private static void assertStorable(String text) {
    assertThat(text).doesNotContain("\0");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).as(text).isTrue();
  }

  private static List<JsonNode> samples(Source source) {
    List<JsonNode> samples = new ArrayList<>();
    for (String file : Fixtures.expectations(source).propertyNames()) {
      byte[] body = Fixtures.bytes(Fixtures.folder(source).resolve(file));
      if (body.length > 0 && !file.startsWith("refused") && body[0] == '{') {
        samples.add(MAPPER.readTree(body));
      }
    }
    return samples;
  }

  /** One change somewhere in the tree: another kind of value, a lost one, a doubled one. */
  private static void mutate(JsonNode node, Random random) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      JsonNode child = object.get(name);
      if (child.isContainer() && !child.isEmpty() && random.nextInt(3) > 0) {
        mutate(child, random);
        return;
      }
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name.toLowerCase(Locale.ROOT), odd(random));
        default -> object.set(name, odd(random));
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      if (array.get(index).isContainer() && random.nextInt(3) > 0) {
        mutate(array.get(index), random);
        return;
      }
      switch (random.nextInt(3)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, odd(random));
      }
    }
  }

  private static JsonNode odd(Random random) {
    return switch (random.nextInt(16)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e308);
      case 4 -> NODES.numberNode(-random.nextInt(100));
      case 5 -> NODES.numberNode(new BigInteger(300, random));
      case 6 -> NODES.stringNode("");
      case 7 -> NODES.stringNode(" \t");
      case 8 -> NODES.stringNode("\0 " + (char) (0xD800 + random.nextInt(0x800)));
      case 9 -> NODES.stringNode("字🚨".repeat(random.nextInt(2000)));
      case 10 -> NODES.stringNode("2025-11-18 10:32:0" + random.nextInt(99) + "(UTC+99:99)");
      case 11 -> NODES.stringNode("$a::${b}[TPL]{{.Labels.c}}{{");
      case 12 -> NODES.arrayNode().add("x").add(3).addNull();
      case 13 -> NODES.objectNode().put("Name", "n").put("Value", random.nextInt());
      case 14 -> NODES.objectNode();
      default -> NODES.stringNode("1e" + random.nextInt(400));
    };
  }
}
