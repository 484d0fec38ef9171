package dev.quell.web;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Who may call an API method, as its annotation says.
 *
 * @param permission only with {@link Kind#NEEDS}
 * @param writes whether it changes something
 */
public record Entry(Kind kind, Optional<Permission> permission, boolean writes) {

  /** Who is let in. */
  public enum Kind {
    NEEDS,
    ANYBODY,
    ANONYMOUS
  }

  /** Empty when the method does not say: then nobody is let in. */
  public static Optional<Entry> of(Method method) {
    Needs needs = method.getAnnotation(Needs.class);
    if (needs != null) {
      Permission permission = needs.value();
      return Optional.of(
          new Entry(Kind.NEEDS, Optional.of(permission), permission.isManage() || needs.writes()));
    }
    Anybody anybody = method.getAnnotation(Anybody.class);
    if (anybody != null) {
      return Optional.of(new Entry(Kind.ANYBODY, Optional.empty(), anybody.writes()));
    }
    return Optional.ofNullable(method.getAnnotation(Anonymous.class))
        .map(anonymous -> new Entry(Kind.ANONYMOUS, Optional.empty(), anonymous.writes()));
  }

  /** Refuses a caller who is not let in, in words that tell what to ask an administrator for. */
  void check(Optional<Caller> caller) {
    if (kind == Kind.ANONYMOUS) {
      return;
    }
    Rights rights =
        caller
            .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "nobody is logged in"))
            .rights();
    permission
        .filter(wanted -> !rights.has(wanted))
        .ifPresent(wanted -> {
          throw new ApiException(
              ErrorCode.ACCESS_DENIED,
              "you may not "
                  + wanted.meaning()
                  + ": that needs the permission \""
                  + wanted.title()
                  + "\", which none of your roles gives");
        });
  }
}
