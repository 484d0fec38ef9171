package dev.quell.pipeline;

/**
 * Something about a rule that is allowed but hardly meant.
 *
 * @param rule its number, from 0
 * @param code {@code never_matches}, {@code not_understood} or {@code unreachable}
 */
public record ProcessingWarning(int rule, String code, String message) {}
