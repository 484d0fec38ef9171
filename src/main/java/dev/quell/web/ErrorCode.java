package dev.quell.web;

/** Why a request was refused: the published code a client decides by, and its HTTP status. */
public enum ErrorCode {
  INVALID_PARAMETER("InvalidParameter", 400),
  BAD_REQUEST("BadRequest", 400),
  INVALID_CONTENT_TYPE("InvalidContentType", 400),
  /** Something named in the request does not exist; the contract says 400, not 404. */
  RESOURCE_NOT_FOUND("ResourceNotFound", 400),
  /** Something cannot be deleted while other things point at it. */
  REFERENCE_EXIST("ReferenceExist", 400),
  UNAUTHORIZED("Unauthorized", 401),
  ACCESS_DENIED("AccessDenied", 403),
  /** The path itself is unknown. */
  ROUTE_NOT_FOUND("RouteNotFound", 404),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
  ENTITY_TOO_LARGE("EntityTooLarge", 413),
  REQUEST_LOCKED("RequestLocked", 423),
  REQUEST_TOO_FREQUENTLY("RequestTooFrequently", 429),
  INTERNAL_ERROR("InternalError", 500),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503);

  private final String code;
  private final int status;

  ErrorCode(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** The word on the wire. */
  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  /** The code that says best what a bare HTTP status means. */
  static ErrorCode ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> ACCESS_DENIED;
      case 404 -> ROUTE_NOT_FOUND;
      case 405, 501 -> METHOD_NOT_ALLOWED;
      case 413 -> ENTITY_TOO_LARGE;
      case 423 -> REQUEST_LOCKED;
      case 429 -> REQUEST_TOO_FREQUENTLY;
      case 503 -> SERVICE_UNAVAILABLE;
      default -> status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    };
  }
}
