package dev.quell.access;

import dev.quell.web.Caller;

/** A person with an account. */
public record Member(long memberId, String name, String email) {

  Caller by(Caller.Means means) {
    return new Caller(memberId, name, email, means);
  }
}
