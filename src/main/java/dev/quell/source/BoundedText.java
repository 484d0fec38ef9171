package dev.quell.source;

import java.io.IOException;
import java.io.Writer;

/** Takes the beginning of a text and ends the writing of the rest. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int most;

  BoundedText(int most) {
    this.most = most;
  }

  String text() {
    return text.toString();
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    int room = most - text.length();
    text.append(characters, offset, Math.min(room, length));
    if (length > room) {
      throw new IOException("full");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
