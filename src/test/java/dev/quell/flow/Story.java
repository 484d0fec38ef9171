package dev.quell.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens in a channel.
 *
 * @param start when the channel was made, epoch milliseconds
 */
record Story(long start, Setup setup, List<Op> ops) {
  Story {
    ops = List.copyOf(ops);
  }

  /** Where two worlds part, for people; empty when they end the same. */
  Optional<String> difference() {
    SlowModel model = new SlowModel(setup);
    MemoryStand stand = new MemoryStand(setup);
    for (int i = 0; i < ops.size(); i++) {
      String expected = model.apply(ops.get(i));
      String found;
      try {
        found = stand.apply(ops.get(i));
      } catch (RuntimeException e) {
        return Optional.of("operation " + i + ": " + e);
      }
      if (!found.equals(expected)) {
        return Optional.of("operation %d: %s (expected: %s)".formatted(i, found, expected));
      }
      Picture before = Picture.of(model);
      Picture after = stand.picture();
      if (!after.equals(before)) {
        return Optional.of("operation " + i + ": " + lines(after, before));
      }
    }
    return Optional.empty();
  }

  private static String lines(Picture found, Picture expected) {
    Set<String> extra = new TreeSet<>(found.lines());
    expected.lines().forEach(extra::remove);
    Set<String> missing = new TreeSet<>(expected.lines());
    found.lines().forEach(missing::remove);
    return "\n  found    "
        + String.join("\n           ", extra)
        + "\n  expected "
        + String.join("\n           ", missing);
  }

  /** Everything, so that it can be played by hand. */
  String told() {
    StringBuilder text = new StringBuilder();
    tell(text, setup, Optional.empty());
    Setup before = setup;
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      text.append(i).append(" +").append(op.at() - start).append(" ms: ");
      if (op instanceof Op.Edit(long at, Setup changed)) {
        text.append("edit\n");
        tell(text, changed, Optional.of(before));
        before = changed;
      } else {
        text.append(told(op)).append('\n');
      }
    }
    return text.toString();
  }

  private String told(Op op) {
    return switch (op) {
      case Op.Push push ->
          "%s %s %s%s%s%s"
              .formatted(
                  push.key(),
                  push.severity().map(severity -> severity.wire()).orElse("recovers"),
                  push.labels(),
                  push.happened().map(at -> " happened +" + (at - start)).orElse(""),
                  push.description().endsWith("0") ? "" : ", says something else",
                  push.suppressEqual() ? ", equal ones count for nothing" : "");
      case Op.Act act -> act.kind() + " of the newest but " + act.newer();
      case Op.Wait wait -> "wait";
      case Op.Edit edit -> "edit";
    };
  }

  private static void tell(StringBuilder text, Setup setup, Optional<Setup> before) {
    if (before.isEmpty() || !before.get().closing().equals(setup.closing())) {
      text.append("    ").append(setup.closing()).append('\n');
    }
    if (before.isEmpty() || !before.get().grouping().equals(setup.grouping())) {
      text.append("    ").append(setup.grouping()).append('\n');
    }
    if (before.isEmpty() || !before.get().restless().equals(setup.restless())) {
      text.append("    ").append(setup.restless()).append('\n');
    }
    setup.drops().forEach(rule -> text.append("    ").append(rule).append('\n'));
    setup.silences().forEach(rule -> text.append("    ").append(rule).append('\n'));
    setup.inhibits().forEach(rule -> text.append("    ").append(rule).append('\n'));
  }
}
