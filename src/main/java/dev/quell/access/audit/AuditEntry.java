package dev.quell.access.audit;

/**
 * One call that changed something, or tried to.
 *
 * @param at epoch milliseconds
 * @param personId 0 when nobody was logged in
 * @param means {@code session}, {@code app_key}, or nothing
 * @param operation the path of the call
 * @param params of the query, as JSON; without the key
 * @param body as JSON, without secrets and cut at {@link #MOST_BODY_BYTES}
 * @param code {@code OK}, or why it was refused
 */
record AuditEntry(
    String requestId,
    long at,
    long personId,
    String personName,
    String means,
    String ip,
    String operation,
    String params,
    String body,
    String code,
    boolean isDangerous,
    boolean isWrite) {
  static final int MOST_BODY_BYTES = 10 * 1024;
}
