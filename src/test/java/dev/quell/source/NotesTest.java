package dev.quell.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotesTest {
  private final Notes notes = new Notes();

  @Test
  void leavesGoodTextAlone() {
    assertThat(notes.fit("title", "支付🚨", 4)).isEqualTo("支付🚨");
    assertThat(notes.lines()).isEmpty();
  }

  @Test
  void neverCutsACharacterInHalf() {
    assertThat(notes.fit("title", "支付🚨", 3)).isEqualTo("支付");
    assertThat(notes.lines()).containsExactly("title: cut from 4 to 3 characters");
  }

  @Test
  void replacesWhatNoDatabaseKeeps() {
    String text = "a\0b" + '\ud83d' + "c" + '\udea8' + "🚨" + '\ud83d';

    assertThat(notes.mend("title", text)).isEqualTo("a�b�c�🚨�");
    assertThat(notes.lines()).hasSize(1);
  }

  @Test
  void saysAThingOnceAndStopsAtTwenty() {
    notes.add("same");
    notes.add("same");
    assertThat(notes.lines()).containsExactly("same");

    for (int i = 0; i < 1000; i++) {
      notes.add("line " + i);
    }

    assertThat(notes.lines()).hasSize(21).last().isEqualTo("and more of the kind");
  }

  @Test
  void aCopyGoesItsOwnWay() {
    notes.add("shared");
    Notes copy = notes.copy();
    copy.add("own");

    assertThat(notes.lines()).containsExactly("shared");
    assertThat(copy.lines()).containsExactly("shared", "own");
  }
}
