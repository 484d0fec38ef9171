package dev.quell.queue;

import com.github.luben.zstd.Zstd;
import dev.quell.model.Outcome;
import dev.quell.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outcomes of neighbouring records as compressed bytes. */
final class OutcomeCodec {
  /** Since format 2 an event tells what was looked up for it, since 3 the channels it went to. */
  private static final int FORMAT = 3;

  private static final int FIRST_FORMAT = 1;
  private static final int CHANNELS_FORMAT = 3;
  private static final int LEVEL = 1;

  private OutcomeCodec() {}

  static byte[] encode(List<RecordOutcome> outcomes) {
    ByteWriter plain = new ByteWriter(256 * outcomes.size() + 64);
    plain.number(outcomes.size());
    for (RecordOutcome outcome : outcomes) {
      plain.text(outcome.verdict().name()).text(outcome.reason()).number(outcome.events().size());
      outcome.events().forEach(event -> event(plain, event));
    }
    byte[] compressed = Zstd.compress(plain.toBytes(), LEVEL);
    return new ByteWriter(compressed.length + 16)
        .number(FORMAT)
        .number(plain.size())
        .bytes(compressed)
        .toBytes();
  }

  static List<RecordOutcome> decode(byte[] bytes) {
    ByteReader outer = new ByteReader(bytes);
    int format = outer.count();
    if (format < FIRST_FORMAT || format > FORMAT) {
      throw new IllegalStateException(
          "journal format: " + format + " (expected: " + FIRST_FORMAT + ".." + FORMAT + ")");
    }
    int size = outer.count();
    ByteReader in = new ByteReader(Zstd.decompress(outer.bytes(), size));
    int count = in.count();
    List<RecordOutcome> outcomes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      RecordOutcome.Verdict verdict = RecordOutcome.Verdict.valueOf(in.text());
      String reason = in.text();
      int events = in.count();
      List<RecordOutcome.EventOutcome> found = new ArrayList<>(events);
      for (int e = 0; e < events; e++) {
        found.add(event(in, format));
      }
      outcomes.add(new RecordOutcome(verdict, reason, found));
    }
    return outcomes;
  }

  private static void event(ByteWriter out, RecordOutcome.EventOutcome event) {
    out.text(event.outcome().name()).number(event.alertIds().size());
    event.alertIds().forEach(out::text);
    out.number(event.steps().size());
    for (Step step : event.steps()) {
      out.text(step.hop()).text(step.code()).text(step.ruleId()).text(step.ruleName());
      out.number(step.compared().size());
      step.compared().forEach((name, value) -> out.text(name).text(value));
    }
    out.number(event.answers().size());
    event.answers().forEach((name, value) -> out.text(name).text(value));
    out.number(event.channelIds().size());
    event.channelIds().forEach(out::number);
  }

  private static RecordOutcome.EventOutcome event(ByteReader in, int format) {
    Outcome outcome = Outcome.valueOf(in.text());
    int alerts = in.count();
    List<String> alertIds = new ArrayList<>(alerts);
    for (int i = 0; i < alerts; i++) {
      alertIds.add(in.text());
    }
    int count = in.count();
    List<Step> steps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      steps.add(new Step(in.text(), in.text(), in.text(), in.text(), map(in)));
    }
    Map<String, String> answers = format == FIRST_FORMAT ? Map.of() : map(in);
    List<Long> channelIds = new ArrayList<>();
    int channels = format < CHANNELS_FORMAT ? 0 : in.count();
    for (int i = 0; i < channels; i++) {
      channelIds.add(in.number());
    }
    return new RecordOutcome.EventOutcome(outcome, alertIds, steps, answers, channelIds);
  }

  private static Map<String, String> map(ByteReader in) {
    int count = in.count();
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(in.text(), in.text());
    }
    return map;
  }
}
