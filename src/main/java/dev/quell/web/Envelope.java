package dev.quell.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/** What every successful answer is wrapped in; API classes return {@code data} alone. */
public record Envelope<T>(String requestId, @JsonInclude(JsonInclude.Include.ALWAYS) T data) {

  /** What every refusal looks like. */
  public record Failure(String requestId, Problem error) {}

  /**
   * Why a request was refused.
   *
   * @param code one of {@link ErrorCode}
   * @param refs what stands in the way of a deletion
   */
  public record Problem(String code, String message, Optional<List<ApiException.Ref>> refs) {}

  static Failure failure(String requestId, ErrorCode code, String message) {
    return new Failure(requestId, new Problem(code.code(), message, Optional.empty()));
  }

  static Failure failure(String requestId, ApiException refusal) {
    return new Failure(
        requestId,
        new Problem(
            refusal.code().code(),
            refusal.sentence(),
            Optional.of(refusal.refs()).filter(refs -> !refs.isEmpty())));
  }
}
