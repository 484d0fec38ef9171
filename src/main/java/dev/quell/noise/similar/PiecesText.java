package dev.quell.noise.similar;

import java.util.Base64;
import java.util.Optional;

/** Pieces as they are stored: with their version, and nothing when that is another one. */
final class PiecesText {
  private static final String VERSION = TextPieces.VERSION + ".";

  private PiecesText() {}

  static String write(TextPieces pieces) {
    return VERSION + Base64.getEncoder().withoutPadding().encodeToString(pieces.toBytes());
  }

  static Optional<TextPieces> read(String stored) {
    return stored.startsWith(VERSION)
        ? Optional.of(
            TextPieces.ofBytes(Base64.getDecoder().decode(stored.substring(VERSION.length()))))
        : Optional.empty();
  }
}
