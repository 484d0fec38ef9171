package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.notify.NotifierDescriptor.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where texts may be cut, and where not. */
class CutTest {

  @Test
  void whatFitsStaysWhole() {
    assertThat(Cut.text("a <b>b</b>", Markup.HTML, Limit.characters(10), "…"))
        .isEqualTo("a <b>b</b>");
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, 'ab <b>cd</b> ef', 12, 'ab <b>c</b>…'",
    "HTML, 'ab <a href=\"https://x\">c</a> and more', 12, 'ab …'",
    "HTML, 'a &amp;&amp;&amp; b', 8, 'a &amp;…'",
    "TELEGRAM, '<b><i>abcdefgh</i></b> and more', 18, '<b><i>abc</i></b>…'",
    "MARKDOWN, 'ab **cdefgh** ijkl', 10, 'ab **cd**…'",
    "MARKDOWN, 'see [the page](https://x) and more', 12, 'see …'",
    "SLACK, 'see <https://x|page> and more', 12, 'see …'",
    "PLAIN, 'a < b and more', 6, 'a < b…'",
    "PLAIN, 'ab🔥🔥🔥', 6, 'ab🔥…'"
  })
  void nothingIsCutInTwo(Markup markup, String text, int most, String cut) {
    assertThat(Cut.text(text, markup, Limit.characters(most), "…")).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({"7, 盘…", "6, 盘…", "5, …", "3, …"})
  void bytesAreCountedAsUtf8(int most, String cut) {
    assertThat(Cut.text("盘盘盘", Markup.PLAIN, Limit.bytes(most), "…")).isEqualTo(cut);
  }

  @Test
  void whatIsCutSaysWhereTheRestIs() {
    Message message = NotifierContractTest.message("t", "x".repeat(500));

    assertThat(Cut.text(message, Markup.MARKDOWN, Limit.characters(200)))
        .hasSizeLessThanOrEqualTo(200)
        .endsWith("\n… cut short [read on](https://quell.example.com/incidents/1)");
  }
}
