package dev.quell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages by number and by position. */
class PageTest {

  @ParameterizedTest
  @CsvSource({"1, 20, 20, false", "1, 20, 21, true", "2, 20, 40, false", "2, 20, 41, true"})
  void aNumberedPageKnowsWhetherThereIsMore(int p, int limit, long total, boolean more) {
    assertThat(Page.of(List.of(), total, PageRequest.of(p, limit)).hasNextPage()).isEqualTo(more);
  }

  @Test
  void aPageByPositionGoesOnAfterItsLastItem() {
    Page<Integer> page =
        Page.after(List.of(7, 8, 9), 2, 1000, item -> new Position(item, "id" + item));

    assertThat(page.items()).containsExactly(7, 8);
    assertThat(page.hasNextPage()).isTrue();
    assertThat(Position.of(page.searchAfterCtx())).contains(new Position(8, "id8"));
  }

  @Test
  void theLastPageHasNoPosition() {
    Page<Integer> page = Page.after(List.of(7, 8), 2, 2, item -> new Position(item, ""));

    assertThat(page.hasNextPage()).isFalse();
    assertThat(page.searchAfterCtx()).isEmpty();
  }

  @Test
  void noContextIsTheBeginning() {
    assertThat(Position.of(Optional.empty())).isEmpty();
    assertThat(Position.of(Optional.of(""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "AAAA", "x"})
  void aMadeUpContextIsRefused(String context) {
    assertThatThrownBy(() -> Position.of(Optional.of(context)))
        .hasMessage("search_after_ctx: " + context + " (expected: what a list answered)");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,  10.255.1.2, true",
    "10.0.0.0/8,  11.0.0.1,   false",
    "10.0.0.0/8,  ::1,        false",
    "192.0.2.128/25, 192.0.2.127, false",
    "::1,         0:0:0:0:0:0:0:1, true",
    "0.0.0.0/0,   1.2.3.4,    true",
    "10.0.0.0/8,  unknown,    false",
  })
  void aRangeContainsWhatSharesItsBits(String range, String address, boolean contained) {
    assertThat(AddressRange.parse(range).contains(address)).isEqualTo(contained);
  }

  @Test
  void requestIdsAreOrderedByTime() {
    assertThat(RequestId.next(1_000)).hasSize(26).isLessThan(RequestId.next(2_000));
    assertThat(RequestId.next(1_000)).isNotEqualTo(RequestId.next(1_000));
  }
}
