package dev.quell.access;

import java.util.Optional;

/** Tells a person a code through a medium, to prove that an address is theirs. */
public interface CodeSender {
  /** Of a server that has no way to tell anybody anything. */
  CodeSender NONE =
      new CodeSender() {
        @Override
        public boolean canSend(String medium) {
          return false;
        }

        @Override
        public Optional<String> send(Code code) {
          return Optional.of("no sender is set up");
        }
      };

  /** What is told to whom; {@code digits} are a secret. */
  record Code(Person person, String medium, String address, String digits) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "Code[" + medium + "]";
    }
  }

  boolean canSend(String medium);

  /** Why it could not be sent, without secrets; empty when it was. */
  Optional<String> send(Code code);
}
