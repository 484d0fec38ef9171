package dev.quell.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list read by position goes on: after the item with this number and this id. Clients see
 * it as the opaque {@code search_after_ctx}.
 *
 * @param number the value the list is ordered by, often a time
 * @param id tells items with equal numbers apart
 */
public record Position(long number, String id) {

  /** Reads a context a client hands back; absent or empty means the beginning. */
  public static Optional<Position> of(Optional<String> context) {
    return context.filter(text -> !text.isEmpty()).map(Position::parse);
  }

  private static Position parse(String context) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(context));
      if (bytes.remaining() >= Long.BYTES) {
        long number = bytes.getLong();
        String id = StandardCharsets.UTF_8.decode(bytes).toString();
        if (id.chars().allMatch(Character::isLetterOrDigit)) {
          return new Position(number, id);
        }
      }
    } catch (IllegalArgumentException e) {
      throw Requests.invalid("search_after_ctx", context, "what a list answered");
    }
    throw Requests.invalid("search_after_ctx", context, "what a list answered");
  }

  String toContext() {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + text.length).putLong(number).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
