package dev.quell.pipeline;

import dev.quell.model.Condition;
import dev.quell.model.Field;
import dev.quell.web.ConditionItem;
import dev.quell.web.Requests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what people write into a route; refuses what makes no sense, by its place. */
public final class RouteForm {
  private static final int MAX_CASES = 10_000;
  private static final int MAX_CHANNELS = 100;
  private static final int MAX_SECTION_NAME = 255;
  private static final int MAX_LABEL = 255;

  /** Every event of every integration waits while one is asked for all of these. */
  private static final long MOST_WEIGHT = 1_000_000;

  private final String prefix;
  private final RouteBody body;
  private long weight;

  private RouteForm(String prefix, RouteBody body) {
    this.prefix = prefix;
    this.body = body;
  }

  /**
   * The route made ready.
   *
   * @param prefix what stands before {@code cases} in the request, for the refusal
   */
  public static Router read(String prefix, RouteBody body) {
    return new RouteForm(prefix, body).read();
  }

  private Router read() {
    if (body.cases().isEmpty() && body.fallback().isEmpty()) {
      throw Requests.invalid(prefix + "cases", "none", "at least one case, or default");
    }
    Requests.list(prefix + "cases", body.cases(), 0, MAX_CASES);
    checkSections();
    List<RouteSection> sections =
        body.sections().stream().sorted(Comparator.comparingInt(RouteSection::position)).toList();
    List<CompiledCase> cases = new ArrayList<>(body.cases().size());
    int section = -1;
    for (RouteCase written : body.cases()) {
      int number = cases.size();
      while (section + 1 < sections.size() && sections.get(section + 1).position() <= number) {
        section++;
      }
      String heading = section < 0 ? "" : sections.get(section).name();
      String path = prefix + "cases[" + number + "]";
      Optional<Field.Label> mapping = target(path, written);
      List<Condition> conditions =
          ConditionItem.read(path + ".if", written.conditions(), Field.Named.OF_EVENTS);
      CompiledCase compiled = CompiledCase.of(number, heading, written, conditions, mapping);
      refuseHeavy(path, compiled);
      cases.add(compiled);
    }
    checkChannels(prefix + "default.channel_ids", body.fallbackChannels());
    return new Router(cases, body.fallbackChannels());
  }

  private void refuseHeavy(String path, CompiledCase one) {
    weight += one.weight();
    if (weight > MOST_WEIGHT) {
      throw Requests.invalid(
          path + ".if",
          "too many large regular expressions up to here",
          "fewer, or smaller repetitions; texts and wildcards do not count");
    }
  }

  private void checkSections() {
    String path = prefix + "sections";
    Set<String> taken = new HashSet<>();
    int index = 0;
    for (RouteSection section : Requests.list(path, body.sections(), 0, MAX_CASES)) {
      String where = path + "[" + index++ + "]";
      Requests.text(where + ".name", section.name(), MAX_SECTION_NAME);
      Requests.storable(where + ".name", section.name());
      Requests.between(where + ".position", section.position(), 0, body.cases().size());
      if (!taken.add(section.name())) {
        throw Requests.invalid(where + ".name", '"' + section.name() + '"', "a name of its own");
      }
    }
  }

  /** Where the case sends; the label that names the channel where names are mapped. */
  private static Optional<Field.Label> target(String path, RouteCase written) {
    String mode = written.routingMode().orElse("");
    if (!mode.isEmpty()) {
      Requests.oneOf(
          path + ".routing_mode", mode, List.of(RouteCase.STANDARD, RouteCase.NAME_MAPPING));
    }
    String channels = path + ".channel_ids";
    if (!written.mapsNames()) {
      Requests.list(channels, written.channelIds(), 1, MAX_CHANNELS);
      checkChannels(channels, written.channelIds());
      return Optional.empty();
    }
    if (!written.channelIds().isEmpty()) {
      throw Requests.invalid(
          channels, written.channelIds().size() + " items", "none, as the label names the channel");
    }
    String where = path + ".name_mapping_label";
    String label = Requests.text(where, written.nameMappingLabel().orElse(null), MAX_LABEL);
    Requests.storable(where, label);
    boolean prefixed = label.startsWith(Field.LABEL_PREFIX);
    String name = prefixed ? label.substring(Field.LABEL_PREFIX.length()) : label;
    return Optional.of(new Field.Label(Requests.text(where, name, MAX_LABEL)));
  }

  private static void checkChannels(String path, List<Long> channels) {
    int index = 0;
    for (long channel : Requests.list(path, channels, 0, MAX_CHANNELS)) {
      Requests.between(path + "[" + index++ + "]", channel, 1, Long.MAX_VALUE);
    }
  }
}
