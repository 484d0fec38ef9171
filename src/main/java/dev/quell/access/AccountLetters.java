package dev.quell.access;

/** Takes letters to people; who sends them is decided by the wiring. */
public interface AccountLetters {
  /** Of a server that cannot send mail. */
  AccountLetters NONE =
      new AccountLetters() {
        @Override
        public boolean canSend() {
          return false;
        }

        @Override
        public void send(Letter letter) {
          throw new IllegalStateException("no mail can be sent");
        }
      };

  /** Why somebody is written to. */
  enum Kind {
    INVITATION,
    PASSWORD_RESET
  }

  /**
   * What is written.
   *
   * @param locale of the reader, such as {@code zh-CN}; empty when unknown
   * @param link with a secret, so it stands in no log
   */
  record Letter(Kind kind, String name, String email, String locale, String link) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Letter[" + kind + " to " + email + "]";
    }
  }

  boolean canSend();

  /** Returns at once, so that nobody learns from the time it takes whether somebody is known. */
  void send(Letter letter);
}
