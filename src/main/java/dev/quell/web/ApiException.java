package dev.quell.web;

/** Refuses a request; the message is shown to the caller, so it names both values and no secret. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public ApiException(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /** Something named in the request does not exist: {@code notFound("channel", 7)}. */
  public static ApiException notFound(String what, Object id) {
    return new ApiException(ErrorCode.RESOURCE_NOT_FOUND, what + " " + id + " does not exist");
  }

  /** The sentence shown to the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
