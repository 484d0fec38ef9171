package dev.quell.access;

import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Nothing;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Logging in to the console, and out. */
@RestController
@Tag(name = "Sessions", description = "Logging in to the console")
public final class SessionApi {
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_PASSWORD = 1024;

  private final Members members;
  private final Sessions sessions;
  private final LoginGuard guard;

  public SessionApi(Members members, Sessions sessions, LoginGuard guard) {
    this.members = members;
    this.sessions = sessions;
    this.guard = guard;
  }

  record LoginRequest(@Required String email, @Required String password) {

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
      return "LoginRequest[" + email + "]";
    }
  }

  record Person(long personId, String personName, String email) {}

  @Operation(summary = "Log in; the session travels in the cookie quell_session")
  @SecurityRequirements
  @PostMapping("/session/create")
  Person create(
      @RequestBody LoginRequest login, HttpServletRequest request, HttpServletResponse response) {
    String email = Members.normalized(Requests.atMost("email", login.email(), LONGEST_EMAIL));
    Requests.atMost("password", login.password(), LONGEST_PASSWORD);
    guard.check(email, request.getRemoteAddr());
    Optional<Member> member = members.authenticate(email, login.password());
    if (member.isEmpty()) {
      guard.failed(email, request.getRemoteAddr());
      throw new ApiException(ErrorCode.UNAUTHORIZED, "e-mail address or password is wrong");
    }
    guard.succeeded(email, request.getRemoteAddr());
    SessionCookie.write(request, response, sessions.open(member.get()));
    handOutCsrfToken(request);
    return person(member.get().by(Caller.Means.SESSION));
  }

  @Operation(summary = "Who is logged in; also hands out the cookie XSRF-TOKEN")
  @SecurityRequirements
  @PostMapping("/session/info")
  Person info(HttpServletRequest request) {
    handOutCsrfToken(request);
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return person(caller);
    }
    throw new ApiException(ErrorCode.UNAUTHORIZED, "nobody is logged in");
  }

  @Operation(summary = "Log out")
  @PostMapping("/session/delete")
  Nothing delete(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::close);
    SessionCookie.clear(request, response);
    return new Nothing();
  }

  /** Reading the token is what makes Spring send its cookie. */
  private static void handOutCsrfToken(HttpServletRequest request) {
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
      token.getToken();
    }
  }

  private static Person person(Caller caller) {
    return new Person(caller.personId(), caller.personName(), caller.email());
  }
}
