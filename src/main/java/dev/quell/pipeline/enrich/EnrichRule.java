package dev.quell.pipeline.enrich;

import dev.quell.model.Filter;
import dev.quell.pipeline.rule.RuleName;

/** One line of an integration's enrichment: for which events it does what. */
public record EnrichRule(RuleName name, boolean enabled, Filter.Group when, EnrichStep step) {}
