package dev.quell.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.model.Event;
import dev.quell.model.Subject;
import dev.quell.model.ValuePattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Random routes, asked of the router and of the slow one: both must say the same. */
class RouterModelTest {
  private static final int ROUTES = Integer.getInteger("quell.model.routes", 4000);
  private static final int EVENTS = 4;

  @Test
  void theRouterDoesWhatTheSlowOneSays() {
    int routed = 0;
    int several = 0;
    for (int seed = 1; seed <= ROUTES; seed++) {
      RandomRoutes random = new RandomRoutes(seed);
      RouteBody body = random.route();
      Set<Long> taking = new HashSet<>();
      for (long channel = 1; channel <= RandomRoutes.CHANNELS; channel++) {
        if (random.chance(0.8)) {
          taking.add(channel);
        }
      }
      Router router = RouteForm.read("", RouteBody.of(body.json()));
      Destinations destinations = new Some(taking, RandomRoutes.names());
      SlowRouter slow = new SlowRouter(body, taking, RandomRoutes.names());
      for (int i = 0; i < EVENTS; i++) {
        Event event = random.event();
        Subject subject = Subject.of(event, RandomRoutes.INTEGRATION);
        SlowRouter.Answer expected = slow.route(event, RandomRoutes.INTEGRATION);

        Routed found = router.route(subject, destinations);

        SlowRouter.Answer answer =
            new SlowRouter.Answer(
                found.channelIds(), found.matched(), found.byDefault(), router.matching(subject));
        if (!answer.equals(expected)) {
          assertThat(answer).as("seed %s: %s asked of %s", seed, body, event).isEqualTo(expected);
        }
        assertTold(found);
        routed += found.channelIds().isEmpty() ? 0 : 1;
        several += found.matched().size() > 1 ? 1 : 0;
      }
    }
    // The vocabulary must not have drifted apart, or nothing is compared.
    assertThat(routed).isGreaterThan(ROUTES);
    assertThat(several).isGreaterThan(ROUTES / 4);
  }

  @Property(tries = 2000)
  void aWildcardFitsAsATableOfItsPartsSays(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(ValuePattern.read("v", pattern).matches(text))
        .isEqualTo(SlowRouter.matches(pattern, text));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of("*", "?", "a", "b", "😀")
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "😀").list().ofMaxSize(9).map(parts -> String.join("", parts));
  }

  /** Whatever becomes of an event, its trace ends by saying so. */
  private static void assertTold(Routed routed) {
    String last = routed.steps().getLast().code();
    List<String> dead = List.of("no_route", "no_case_matched", "no_default", "channels_off");
    if (routed.channelIds().isEmpty() != dead.contains(last)) {
      assertThat(routed).as("the last step").isNull();
    }
  }

  private record Some(Set<Long> taking, Map<String, Long> names) implements Destinations {
    @Override
    public boolean takesAlerts(long channelId) {
      return taking.contains(channelId);
    }

    @Override
    public Optional<Long> named(String name) {
      return Optional.ofNullable(names.get(name));
    }

    @Override
    public String nameOf(long channelId) {
      return "channel " + channelId;
    }
  }
}
