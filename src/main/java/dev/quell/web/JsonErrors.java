package dev.quell.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says in one sentence what is wrong with a body, without naming our classes. */
final class JsonErrors {
  private static final int SHOWN = 64;

  private JsonErrors() {}

  static ApiException explain(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof ApiException refusal) {
        return refusal;
      }
    }
    return switch (cause) {
      case MismatchedInputException twice
          when twice.getOriginalMessage().startsWith("Trailing token") ->
          new ApiException(
              ErrorCode.BAD_REQUEST, "body: more than one JSON value (expected: an object)");
      case MismatchedInputException mismatch ->
          new ApiException(
              ErrorCode.INVALID_PARAMETER,
              path(mismatch)
                  + ": "
                  + found(mismatch)
                  + " (expected: "
                  + expected(mismatch.getTargetType())
                  + ")");
      case InputCoercionException tooLarge ->
          new ApiException(
              ErrorCode.INVALID_PARAMETER,
              path(tooLarge) + ": a number out of range (expected: an integer within it)");
      case JacksonException broken ->
          new ApiException(
              ErrorCode.BAD_REQUEST, "body: no valid JSON" + place(broken.getLocation()));
      case null, default ->
          new ApiException(ErrorCode.BAD_REQUEST, "body: null (expected: an object)");
    };
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String found(MismatchedInputException e) {
    if (e instanceof InvalidFormatException format && format.getValue() != null) {
      return quoted(format.getValue());
    }
    JsonToken token = e.getCurrentToken();
    if (e.processor() instanceof JsonParser parser) {
      token = token == null ? parser.currentToken() : token;
      if (parser.currentToken() == JsonToken.VALUE_STRING && saysNothing(parser.getString())) {
        return quoted(parser.getString());
      }
    }
    return switch (token) {
      case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      case null, default -> "something else";
    };
  }

  /** Nothing, blanks and control characters: nobody would take it for a text. */
  private static boolean saysNothing(String text) {
    return text.chars().allMatch(found -> found <= ' ');
  }

  private static String quoted(Object value) {
    if (value instanceof CharSequence text) {
      String whole = MendedText.mend(text.toString());
      String shown = whole.length() > SHOWN ? whole.substring(0, SHOWN) + "…" : whole;
      return '"' + shown + '"';
    }
    return String.valueOf(value);
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "an integer";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    return Iterable.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
