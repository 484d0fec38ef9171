package dev.quell.source;

import dev.quell.model.Labels;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the labels of one event within the limits; the first value of a name stays. */
public final class LabelCollector {
  public static final int MOST = 50;
  public static final int MAX_NAME = 128;
  public static final int MAX_VALUE = 2048;

  private final Map<String, String> values = new TreeMap<>();
  private final Notes notes;
  private int leftOut;

  public LabelCollector(Notes notes) {
    this.notes = notes;
  }

  /** Adds a label; an empty name or value says nothing and is passed over. */
  public LabelCollector put(String name, String value) {
    if (name.isEmpty() || value.isEmpty()) {
      return this;
    }
    String key = notes.fit("label name", name, MAX_NAME);
    if (values.containsKey(key)) {
      return this;
    }
    if (values.size() == MOST) {
      leftOut++;
      return this;
    }
    values.put(key, notes.fit("label " + key, value, MAX_VALUE));
    return this;
  }

  public Labels labels() {
    if (leftOut > 0) {
      notes.add("labels: " + leftOut + " left out (expected: at most " + MOST + ")");
    }
    return Labels.of(values);
  }
}
