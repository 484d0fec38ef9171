package dev.quell.access;

import dev.quell.web.Anonymous;
import dev.quell.web.Anybody;
import dev.quell.web.ApiException;
import dev.quell.web.Caller;
import dev.quell.web.ErrorCode;
import dev.quell.web.Nothing;
import dev.quell.web.Permission;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  private final People people;
  private final Members members;
  private final Sessions sessions;
  private final LoginGuard guard;

  public SessionApi(People people, Members members, Sessions sessions, LoginGuard guard) {
    this.people = people;
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

  /**
   * Who is logged in.
   *
   * @param permissions as the console asks for them: {@code channels:manage}
   */
  record LoggedIn(
      long personId,
      String personName,
      String email,
      String locale,
      String timeZone,
      Set<Long> roleIds,
      Set<Long> teamIds,
      List<String> permissions) {}

  @Operation(summary = "Log in; the session travels in the cookie quell_session")
  @SecurityRequirements
  @PostMapping("/session/create")
  @Anonymous(writes = true)
  LoggedIn create(
      @RequestBody LoginRequest login, HttpServletRequest request, HttpServletResponse response) {
    String email = Members.normalized(Requests.atMost("email", login.email(), LONGEST_EMAIL));
    Requests.atMost("password", login.password(), LONGEST_PASSWORD);
    guard.check(email, request.getRemoteAddr());
    Optional<Person> member = members.authenticate(email, login.password());
    if (member.isEmpty()) {
      guard.failed(email, request.getRemoteAddr());
      throw new ApiException(ErrorCode.UNAUTHORIZED, "e-mail address or password is wrong");
    }
    guard.succeeded(email, request.getRemoteAddr());
    SessionCookie.write(request, response, sessions.open(member.get()));
    handOutCsrfToken(request);
    return people
        .caller(member.get().id(), Caller.Means.SESSION)
        .map(this::person)
        .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "nobody is logged in"));
  }

  @Operation(summary = "Who is logged in; also hands out the cookie XSRF-TOKEN")
  @SecurityRequirements
  @PostMapping("/session/info")
  @Anonymous
  LoggedIn info(HttpServletRequest request) {
    handOutCsrfToken(request);
    return Caller.current()
        .map(this::person)
        .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED, "nobody is logged in"));
  }

  @Operation(summary = "Log out")
  @PostMapping("/session/delete")
  @Anybody(writes = true)
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

  private LoggedIn person(Caller caller) {
    Person person = people.person(caller.personId()).orElseThrow();
    return new LoggedIn(
        caller.personId(),
        caller.personName(),
        caller.email(),
        person.locale(),
        person.timeZone(),
        person.roleIds(),
        new TreeSet<>(caller.rights().teamIds()),
        caller.rights().permissions().stream().map(Permission::word).sorted().toList());
  }
}
