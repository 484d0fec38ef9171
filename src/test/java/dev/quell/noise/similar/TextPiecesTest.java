package dev.quell.noise.similar;

import static dev.quell.noise.similar.Alerts.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Field;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextPiecesTest {

  @Test
  void valuesTimesAndIdsAreNoWords() {
    assertThat(words("CPU 91% for 5m at 10:32:04, 512MiB of 1.5 GiB, 4bf92f3577b34da6 x2x4z"))
        .containsExactly("CPU");
    assertThat(words("Pod order-api-7d9f8b6c5d-kqzwp")).containsExactly("Pod", "order", "api");
    assertThat(pieces("主机 web-1 无响应 3 次")).isEqualTo(pieces("主机 web-27 无响应 12 次"));
  }

  @Test
  void aNumberThatSaysWhatIsAWord() {
    assertThat(words("HTTP 502 p99 ORA-00060 ipv6 5xx"))
        .containsExactly("HTTP", "502", "p99", "ORA", "00060", "ipv6", "5xx");
    assertThat(words("端口 3306 状态码：503")).containsExactly("端口", "3306", "状态码", "503");
    assertThat(pieces("Http5xxRatio")).isNotEqualTo(pieces("Http4xxRatio"));
  }

  @Test
  void joinedWordsComeApart() {
    assertThat(words("KubePodNotReady HighCPULoad pay_api LatencyP99High"))
        .containsExactly(
            "Kube", "Pod", "Not", "Ready", "High", "CPU", "Load", "pay", "api", "Latency", "P99",
            "High");
  }

  @Test
  void chineseIsReadInPairsBetweenPhrasesEveryAlertHas() {
    assertThat(words("告警主机：磁盘使用率超过阈值，请及时处理")).containsExactly("磁盘", "盘使", "使用", "用率");
  }

  @Test
  void widthAndCaseDoNotMatter() {
    assertThat(pieces("ＣＰＵ使用率（ｈｏｓｔ）")).isEqualTo(pieces("cpu使用率(HOST)"));
    assertThat(pieces("ﬁle cafe\u0301")).isEqualTo(pieces("FILE CAFÉ"));
  }

  @Test
  void thePlaceIsTakenOutOfTheTitle() {
    var here =
        new Alerts("Disk full on ORDER-DB.cn:9100", "order-db.cn is full", "", "order-db.cn:9100");
    var there =
        new Alerts("Disk full on stock-db.us:9100", "stock-db.us is full", "", "stock-db.us:9100");

    assertThat(TextPieces.of(here.text())).isEqualTo(TextPieces.of(there.text()));
  }

  @Test
  void aPlainWordAsResourceSaysWhatIsBroken() {
    var redis = new Alerts("切换", "", "", "redis");
    var mysql = new Alerts("切换", "", "", "mysql");

    assertThat(Similarity.score(TextPieces.of(redis.text()), TextPieces.of(mysql.text())))
        .isLessThan(0.9);
  }

  @Test
  void aTextWithoutWordsIsLikeItselfOnly() {
    assertThat(pieces("10.0.0.7")).isEqualTo(pieces("10.0.0.7"));
    assertThat(Similarity.score(pieces("10.0.0.7"), pieces("10.0.0.8"))).isZero();
    assertThat(TextPieces.of(new AlertText(List.of(), List.of())).isEmpty()).isTrue();
  }

  @Test
  void onlyTheChosenFieldsAreRead() {
    var one = new Alerts("a title", "one text", "order", "");
    var other = new Alerts("a title", "quite another", "pay", "");
    var title = List.<Field>of(Field.Named.TITLE);

    assertThat(AlertText.of(one, title)).isEqualTo(AlertText.of(other, title));
    assertThat(AlertText.of(one, List.of(new Field.Label("service"))).parts())
        .extracting(AlertText.Part::text)
        .containsExactly("order");
  }

  @Property(tries = 300)
  void everyTextHasABoundedNumberOfPieces(@ForAll @StringLength(max = 3000) String text) {
    TextPieces pieces = TextPieces.of(new Alerts(text, text, text, "").text());

    assertThat(pieces.size()).isLessThan(300);
    assertThat(TextPieces.ofBytes(pieces.toBytes())).isEqualTo(pieces);
  }

  /** These numbers are kept for weeks: when they change, the version must. */
  @Test
  void theNumbersOfVersionOneStayWhatTheyAre() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr"));
    try {
      assertThat(TextPieces.VERSION).isOne();
      assertThat(pieces("DISK 使用率 HTTP 502").toBytes())
          .isEqualTo(
              HexFormat.of()
                  .parseHex("81e5b49a9a430d269f9803e0a92c6055abc9ea39b38d98a3f3cd2ab4f929ea36"));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> words(String title) {
    List<String> words = new ArrayList<>();
    WordReader.read(
        Characters.fold(title),
        (hash, text, from, end) -> words.add(new String(text, from, end - from)));
    return words;
  }
}
