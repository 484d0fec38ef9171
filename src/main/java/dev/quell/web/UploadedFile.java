package dev.quell.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Optional;

/** A file that came as the part {@code file} of a form; whatever is no such form is refused. */
public final class UploadedFile {
  private static final String PART = "file";
  private static final String FORM = "multipart/form-data";

  private final HttpServletRequest request;

  private UploadedFile(HttpServletRequest request) {
    this.request = request;
  }

  /**
   * Reads the form.
   *
   * @param most bytes the file may have; the server refuses a form that is larger
   */
  public static UploadedFile of(HttpServletRequest request, int most) {
    String type = Optional.ofNullable(request.getContentType()).orElse("none");
    if (!type.startsWith(FORM)) {
      throw new ApiException(
          ErrorCode.INVALID_CONTENT_TYPE, "content type: " + type + " (expected: " + FORM + ")");
    }
    try {
      Part part = Requests.required(PART, request.getPart(PART));
      if (part.getSize() > most) {
        throw tooLarge(most);
      }
      return new UploadedFile(request);
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).contains("exceeds")) {
        throw tooLarge(most);
      }
      throw brokenOff();
    } catch (IOException | ServletException e) {
      throw brokenOff();
    }
  }

  public byte[] bytes() {
    try (var in = request.getPart(PART).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException | ServletException e) {
      throw brokenOff();
    }
  }

  /** What stands in the URL or beside the file; empty where neither says anything. */
  public String field(String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  private static ApiException brokenOff() {
    return Requests.invalid(PART, "a form that breaks off", "a part of " + FORM);
  }

  private static ApiException tooLarge(int most) {
    return new ApiException(
        ErrorCode.ENTITY_TOO_LARGE,
        PART + ": larger than " + most + " bytes (expected: at most that)");
  }
}
