package dev.quell.simulator;

import dev.quell.model.Labels;
import java.time.Instant;

/** One statement about one problem in a callback: it is on, or it is over. */
public record Item(AlertKey key, boolean recovered, Level level, Labels labels, Instant time) {}
