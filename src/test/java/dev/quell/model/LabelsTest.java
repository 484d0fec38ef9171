package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void thoseThatRedirectStandApart() {
    Labels labels =
        Labels.of(
            Map.of(
                "host", "db",
                "layer_webhook_reset_0_wecoms", "secret",
                "layer_webhook_reset_12_wecoms", "two digits",
                "layer_person_reset_3_names", "no kind"));

    assertThat(labels.values().keySet())
        .containsExactly("host", "layer_person_reset_3_names", "layer_webhook_reset_12_wecoms");
    assertThat(labels.redirects()).containsOnlyKeys("layer_webhook_reset_0_wecoms");
    assertThat(labels.get("layer_webhook_reset_0_wecoms")).isEmpty();
    assertThat(labels.toString()).doesNotContain("secret");
    assertThat(Labels.of(labels.all())).isEqualTo(labels);
  }

  @Test
  void readLikeASortedMap() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Map<String, String> map = new HashMap<>();
      for (int label = random.nextInt(20); label > 0; label--) {
        map.put("name" + random.nextInt(30), "value" + random.nextInt(100_000));
      }
      TreeMap<String, String> sorted = new TreeMap<>(map);

      SequencedMap<String, String> labels = Labels.of(map).values();

      List<String> told = new ArrayList<>();
      labels.forEach((name, value) -> told.add(name + "=" + value));
      assertThat(told).isEqualTo(sorted.entrySet().stream().map(Object::toString).toList());
      assertThat(labels).isEqualTo(sorted).hasToString(sorted.toString()).hasSameHashCodeAs(sorted);
      assertThat(labels.reversed().toString()).isEqualTo(sorted.descendingMap().toString());
      for (int name = 0; name < 30; name++) {
        assertThat(labels.get("name" + name)).isEqualTo(sorted.get("name" + name));
        assertThat(labels.containsKey("name" + name)).isEqualTo(sorted.containsKey("name" + name));
      }
    }
  }

  @Test
  void areTheSameWhereverTheirNamesStood() {
    Map<String, String> map = Map.of("team", "platform", "env", "prod", "region", "cn-beijing");

    assertThat(Labels.of(texts("env", "region", "team"), texts("prod", "cn-beijing", "platform")))
        .isEqualTo(Labels.of(map));
    assertThat(Labels.of(texts("team", "env", "region"), texts("platform", "prod", "cn-beijing")))
        .isEqualTo(Labels.of(map));
    assertThat(Labels.of(texts(), texts())).isSameAs(Labels.none());
  }

  private static String[] texts(String... texts) {
    return texts;
  }

  @Test
  void areNoOnesToChange() {
    Map<String, String> map = new HashMap<>(Map.of("team", "platform"));
    Labels labels = Labels.of(map);

    map.put("team", "web");

    assertThat(labels.get("team")).contains("platform");
    assertThat(labels).isEqualTo(Labels.of(Map.of("team", new String("platform".toCharArray()))));
  }
}
