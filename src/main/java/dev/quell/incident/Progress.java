package dev.quell.incident;

/** How far people are with an incident; the wire uses {@link #wire()}. */
public enum Progress {
  TRIGGERED("Triggered"),
  PROCESSING("Processing"),
  CLOSED("Closed");

  private final String wire;

  Progress(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
