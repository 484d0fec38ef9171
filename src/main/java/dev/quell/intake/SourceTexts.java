package dev.quell.intake;

import dev.quell.source.SourceDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The guide and the icon that lie beside a source. */
final class SourceTexts {
  private SourceTexts() {}

  static String read(SourceDescriptor descriptor, String file) {
    String path = "/sources/" + descriptor.kind() + "/" + file;
    try (InputStream in = SourceTexts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
