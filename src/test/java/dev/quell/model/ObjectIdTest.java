package dev.quell.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ObjectIdTest {
  @Property
  void leadsBackToItsRecord(
      @ForAll @LongRange(min = 0, max = 4_294_967_295_000L) long millis,
      @ForAll @LongRange(min = 0, max = (1L << 44) - 1) long offset,
      @ForAll @IntRange(min = 0, max = ObjectId.MAX_COUNTER) int counter) {
    String id = ObjectId.of(millis, offset, counter);

    assertThat(id).matches("[0-9a-f]{24}");
    assertThat(ObjectId.parse(id)).contains(new ObjectId.Address(millis / 1000, offset, counter));
  }

  @Test
  void isNothingForATextThatIsNoId() {
    assertThat(ObjectId.parse("not an id")).isEmpty();
    assertThat(ObjectId.parse("zzzzzzzzzzzzzzzzzzzzzzzz")).isEmpty();
  }
}
