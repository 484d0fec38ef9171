package dev.quell.noise.similar;

import dev.quell.incident.Incident;

/** An incident, and how like it an alert reads, 0..1. */
public record Alike(Incident incident, double score) {}
