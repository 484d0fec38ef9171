package dev.quell.web;

/** How a secret is shown to whoever may change it; sent back like that, it stays what it was. */
public final class HiddenText {
  public static final String HIDDEN = "******";

  private HiddenText() {}

  /** What may be shown of a secret; that there is none is no secret. */
  public static String hide(String secret) {
    return secret.isEmpty() ? secret : HIDDEN;
  }

  /** What is meant by a text that came back; {@code old} is the secret it may stand for. */
  public static String reveal(String said, String old) {
    return said.equals(HIDDEN) ? old : said;
  }
}
