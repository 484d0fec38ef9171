package dev.quell.web;

/** The published error codes and their HTTP status. */
public enum ErrorCode {
  INVALID_PARAMETER,
  RESOURCE_NOT_FOUND,
  SERVICE_UNAVAILABLE
}
