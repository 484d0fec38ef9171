package dev.quell.source.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is, and what is not, the same problem: the part that must never be wrong. */
class VolcengineIdentityTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final VolcengineMetrics METRICS = new VolcengineMetrics();

  @Property(tries = 300, seed = "20251118")
  void theOrderOfDimensionsIsNoPartOfTheKey(
      @ForAll("dimensions") Map<String, String> dimensions, @ForAll long seed) {
    List<Map<String, Object>> pairs = pairs(dimensions);
    List<Map<String, Object>> shuffled = new ArrayList<>(pairs);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(key(Map.of(), Map.of("Dimensions", shuffled)))
        .isEqualTo(key(Map.of(), Map.of("Dimensions", pairs)));
  }

  @Property(tries = 300, seed = "20251118")
  void whatChangesWhileAProblemLastsIsNoPartOfTheKey(
      @ForAll("words") String word, @ForAll("seconds") long seconds) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Level", word);
    body.put("RuleName", word);
    body.put("HappenedAt", seconds);
    body.put("Namespace", word);
    body.put("RuleCondition", word);
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("Name", word);
    item.put("FirstAlertTime", seconds);
    item.put("LastAlertTime", seconds);
    item.put("AlertGroupId", word);
    item.put("Metrics", List.of(Map.of("Name", word, "CurrentValue", seconds)));

    assertThat(key(body, item)).isEqualTo(key(Map.of(), Map.of()));
  }

  @Property(tries = 200, seed = "20251118")
  void thePairThatRepeatsTheIdIsNoPartOfTheKey(
      @ForAll("dimensions") Map<String, String> dimensions) {
    List<Map<String, Object>> with = new ArrayList<>(pairs(dimensions));
    with.add(Map.of("Name", "ResourceID", "Value", "i-1"));

    assertThat(key(Map.of(), Map.of("Dimensions", with)))
        .isEqualTo(key(Map.of(), Map.of("Dimensions", pairs(dimensions))));
  }

  @Property(tries = 300, seed = "20251118")
  void numbersAndTextGiveTheSameKey(@ForAll long account, @ForAll long rule, @ForAll long id) {
    String asNumbers = key(Map.of("AccountId", account, "RuleId", rule), Map.of("Id", id));
    String asText =
        key(
            Map.of("AccountId", Long.toString(account), "RuleId", Long.toString(rule)),
            Map.of("Id", Long.toString(id)));

    assertThat(asNumbers).isEqualTo(asText);
  }

  @Property(tries = 2000, seed = "20251118")
  void noCharacterInANameMakesTwoIdentitiesAlike(
      @ForAll("tricky") List<String> one, @ForAll("tricky") List<String> other) {
    Assume.that(!one.equals(other));

    assertThat(trickyKey(one)).isNotEqualTo(trickyKey(other));
  }

  @Test
  void everyPartOfTheIdentityTellsApart() {
    Set<String> keys = new HashSet<>();
    keys.add(key(Map.of(), Map.of()));
    keys.add(key(Map.of("AccountId", "2"), Map.of()));
    keys.add(key(Map.of("RuleId", "2"), Map.of()));
    keys.add(key(Map.of(), Map.of("Region", "cn-shanghai")));
    keys.add(key(Map.of(), Map.of("Id", "i-2")));
    keys.add(key(Map.of(), Map.of("Dimensions", pairs(Map.of("DiskName", "vda")))));
    keys.add(key(Map.of(), Map.of("Dimensions", pairs(Map.of("DiskName", "vdb")))));
    keys.add(key(Map.of(), Map.of("Dimensions", pairs(Map.of("ResourceID", "i-2")))));

    assertThat(keys).hasSize(8);
  }

  @Test
  void aRecoveryHasTheKeyOfItsTrigger() {
    assertThat(keyIn("RecoveredResources")).isEqualTo(keyIn("Resources"));
    assertThat(keyIn("NoDataRecoveredResources")).isEqualTo(keyIn("NoDataResources"));
  }

  @Test
  void missingDataIsAnotherProblemThanAPassedThreshold() {
    assertThat(keyIn("NoDataResources")).isNotEqualTo(keyIn("Resources"));
  }

  @Test
  void theKeyOfAKnownProblemNeverChanges() {
    assertThat(key(Map.of(), Map.of())).isEqualTo("ff79698ee365304acd85529253647330");
  }

  @Provide
  Arbitrary<Map<String, String>> dimensions() {
    Arbitrary<String> words = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
    return Arbitraries.maps(words, words).ofMinSize(0).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<Long> seconds() {
    return Arbitraries.longs().between(1, 4_000_000_000L);
  }

  /** Account, rule, region, id and one dimension, written with all that separates things. */
  @Provide
  Arbitrary<List<String>> tricky() {
    return Arbitraries.strings()
        .withChars("|=,:;\\\"'[]{}/a1")
        .ofMinLength(1)
        .ofMaxLength(3)
        .list()
        .ofSize(6);
  }

  private static String trickyKey(List<String> parts) {
    return key(
        Map.of("AccountId", parts.get(0), "RuleId", parts.get(1)),
        Map.of(
            "Region",
            parts.get(2),
            "Id",
            parts.get(3),
            "Dimensions",
            List.of(Map.of("Name", parts.get(4), "Value", parts.get(5)))));
  }

  private static List<Map<String, Object>> pairs(Map<String, String> dimensions) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    dimensions.forEach((name, value) -> pairs.add(Map.of("Name", name, "Value", value)));
    return pairs;
  }

  private static String keyIn(String list) {
    return key(list, Map.of(), Map.of());
  }

  private static String key(Map<String, ?> body, Map<String, ?> item) {
    return key("Resources", body, item);
  }

  private static String key(String list, Map<String, ?> body, Map<String, ?> item) {
    Map<String, Object> wholeItem =
        new LinkedHashMap<>(Map.of("Id", "i-1", "Region", "cn-beijing"));
    wholeItem.putAll(item);
    Map<String, Object> wholeBody = new LinkedHashMap<>(Map.of("AccountId", "1", "RuleId", "1"));
    wholeBody.putAll(body);
    wholeBody.put(list, List.of(wholeItem));
    return Fixtures.event(METRICS, MAPPER.writeValueAsString(wholeBody)).alertKey();
  }
}
