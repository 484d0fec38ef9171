package dev.quell.oncall;

/**
 * Somebody who is on call.
 *
 * @param roleId 0 when the schedule says none
 * @param until epoch milliseconds; they stay on call at least so long, and a change more than two
 *     months ahead is not looked for
 */
public record OnCall(long personId, long roleId, long until) {}
