package dev.quell.web;

import java.util.List;

/** Refuses a request; the message is shown to the caller, so it names both values and no secret. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 64;

  private final ErrorCode code;
  private final transient List<Ref> refs;

  /**
   * Something that stands in the way.
   *
   * @param type what it is, for example {@code integration}
   */
  public record Ref(String type, long id, String name) {}

  public ApiException(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  private ApiException(ErrorCode code, String message, List<Ref> refs) {
    super(message, null, false, false);
    this.code = code;
    this.refs = List.copyOf(refs);
  }

  /** It cannot be deleted while these point at it. */
  public static ApiException referenced(String message, List<Ref> refs) {
    return new ApiException(ErrorCode.REFERENCE_EXIST, message, refs);
  }

  public ErrorCode code() {
    return code;
  }

  /** What points at the thing that was to be deleted; empty in any other refusal. */
  public List<Ref> refs() {
    return refs;
  }

  /** Something named in the request does not exist: {@code notFound("channel", 7)}. */
  public static ApiException notFound(String what, Object id) {
    String given = String.valueOf(id);
    String shown = given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given;
    return new ApiException(
        ErrorCode.RESOURCE_NOT_FOUND,
        what + "_id: " + shown + " (expected: of an existing " + what + ")");
  }

  /** The sentence shown to the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
