package dev.quell.incident;

import dev.quell.model.Severity;
import java.util.Optional;

/** How many alerts of an incident have not recovered, by their current status. */
public record ActiveCounts(int critical, int warning, int info) {
  static final ActiveCounts NONE = new ActiveCounts(0, 0, 0);

  public int total() {
    return critical + warning + info;
  }

  public Optional<Severity> worst() {
    if (critical > 0) {
      return Optional.of(Severity.CRITICAL);
    }
    if (warning > 0) {
      return Optional.of(Severity.WARNING);
    }
    return info > 0 ? Optional.of(Severity.INFO) : Optional.empty();
  }

  ActiveCounts changed(Optional<Severity> before, Optional<Severity> after) {
    return before.map(gone -> plus(gone, -1)).orElse(this).withOneMore(after);
  }

  ActiveCounts plus(ActiveCounts other) {
    return new ActiveCounts(critical + other.critical, warning + other.warning, info + other.info);
  }

  ActiveCounts minus(ActiveCounts other) {
    return new ActiveCounts(
        Math.max(0, critical - other.critical),
        Math.max(0, warning - other.warning),
        Math.max(0, info - other.info));
  }

  private ActiveCounts withOneMore(Optional<Severity> severity) {
    return severity.map(one -> plus(one, 1)).orElse(this);
  }

  private ActiveCounts plus(Severity severity, int count) {
    return switch (severity) {
      case CRITICAL -> new ActiveCounts(critical + count, warning, info);
      case WARNING -> new ActiveCounts(critical, warning + count, info);
      case INFO -> new ActiveCounts(critical, warning, info + count);
    };
  }
}
