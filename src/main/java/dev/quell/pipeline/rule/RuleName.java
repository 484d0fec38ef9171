package dev.quell.pipeline.rule;

/**
 * How a trace names the rule that did something.
 *
 * @param id stays when the rule is edited or moved
 * @param name as people call it; may be empty
 */
public record RuleName(String id, String name) {}
