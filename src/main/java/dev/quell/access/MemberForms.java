package dev.quell.access;

import dev.quell.model.TimeZones;
import dev.quell.web.Requests;
import dev.quell.web.Required;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What clients and commands say about people; a form that was checked may go into the log. */
final class MemberForms {
  static final int SHORTEST_NAME = 2;
  static final int LONGEST_NAME = 39;
  static final int MOST_AT_ONCE = 20;
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_TEXT = 254;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s#<>\",;]+@[^@\\s#<>\",;]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]{4,24}");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\"'<>]+");
  private static final List<String> LOCALES = List.of("zh-CN", "en-US");

  private MemberForms() {}

  /** Somebody to be invited; without a name they are called like the beginning of the address. */
  record Invited(
      Optional<String> memberName,
      Optional<String> email,
      Optional<String> phone,
      Optional<String> countryCode,
      List<Long> roleIds,
      Optional<String> locale,
      Optional<String> timeZone,
      Optional<String> refId) {

    Invited checked(String path) {
      said(memberName).ifPresent(name -> readName(path + ".member_name", name));
      readEmail(path + ".email", Requests.required(path + ".email", said(email).orElse(null)));
      return new Invited(
          said(memberName).map(String::strip),
          email.map(Members::normalized),
          readPhone(path + ".phone", phone),
          countryCode.map(code -> readText(path + ".country_code", code)),
          roleIds,
          readLocale(path + ".locale", locale),
          readTimeZone(path + ".time_zone", timeZone),
          refId.map(ref -> readText(path + ".ref_id", ref)));
    }

    Person.Profile profile() {
      return new Person.Profile(
          locale.orElse(""),
          timeZone.orElse(""),
          phone.orElse(""),
          countryCode.orElse(""),
          "",
          refId.orElse(""));
    }
  }

  record Invitation(@Required List<Invited> members, Optional<String> from) {
    Invitation checked() {
      return new Invitation(
          Requests.each("members", members, 1, MOST_AT_ONCE, (path, one) -> one.checked(path)),
          Optional.empty());
    }
  }

  /** What somebody says anew of a person; what is left out stays as it is. */
  record Reset(
      @Required Long memberId,
      Optional<String> memberName,
      Optional<String> email,
      Optional<String> phone,
      Optional<String> countryCode,
      Optional<String> avatar,
      Optional<String> locale,
      Optional<String> timeZone) {

    Reset checked() {
      said(memberName).ifPresent(name -> readName("member_name", name));
      said(email).ifPresent(address -> readEmail("email", address));
      return new Reset(
          memberId,
          said(memberName).map(String::strip),
          said(email).map(Members::normalized),
          readPhone("phone", phone),
          countryCode.map(code -> readText("country_code", code)),
          avatar.map(MemberForms::readAvatar),
          readLocale("locale", locale),
          readTimeZone("time_zone", timeZone));
    }

    Person.Profile over(Person.Profile old) {
      return new Person.Profile(
          locale.orElse(old.locale()),
          timeZone.orElse(old.timeZone()),
          phone.orElse(old.phone()),
          countryCode.orElse(old.countryCode()),
          avatar.orElse(old.avatar()),
          old.refId());
    }
  }

  /** How the roles of some people change. */
  enum RoleMove {
    REPLACE,
    GRANT,
    REVOKE
  }

  record RoleChange(List<Long> memberIds, List<Long> roleIds, RoleMove move) {}

  record Removal(long memberId, boolean isForce) {}

  record Switch(long memberId, boolean enabled) {}

  /** What a person who was invited, or forgot their password, comes back with. */
  record Opened(String tokenHash, String kind, String passwordHash, Optional<String> memberName) {}

  /** {@code sparedSession}: the hash of the session that goes on. */
  record NewPassword(String passwordHash, String sparedSession) {}

  record ContactMove(String medium, String address) {}

  static String readName(String path, String name) {
    int length = name.strip().codePointCount(0, name.strip().length());
    if (length < SHORTEST_NAME || length > LONGEST_NAME) {
      throw Requests.invalid(
          path, length + " characters", SHORTEST_NAME + ".." + LONGEST_NAME + " characters");
    }
    if (name.strip().chars().anyMatch(Character::isISOControl)) {
      throw Requests.invalid(path, "a control character", "one line of plain text");
    }
    return name.strip();
  }

  static String readEmail(String path, String email) {
    Requests.atMost(path, email, LONGEST_EMAIL);
    if (!EMAIL.matcher(email.strip()).matches()) {
      throw Requests.invalid(path, '"' + email + '"', "an address like mia@example.com");
    }
    return Members.normalized(email);
  }

  private static Optional<String> readPhone(String path, Optional<String> phone) {
    said(phone)
        .filter(number -> !PHONE.matcher(number).matches())
        .ifPresent(number -> {
          throw Requests.invalid(path, '"' + number + '"', "a number like +8613800138000");
        });
    return phone.map(number -> number.replaceAll("[ ()-]", ""));
  }

  static Optional<String> readLocale(String path, Optional<String> locale) {
    said(locale).ifPresent(word -> Requests.oneOf(path, word, LOCALES));
    return locale;
  }

  private static Optional<String> readTimeZone(String path, Optional<String> zone) {
    said(zone)
        .filter(name -> !TimeZones.isKnown(name))
        .ifPresent(name -> {
          throw Requests.invalid(path, '"' + name + '"', "a name like Asia/Shanghai or UTC");
        });
    return zone;
  }

  /** Shown to everybody, so it is the address of a picture and nothing that runs. */
  private static String readAvatar(String url) {
    String text = readText("avatar", url);
    if (!text.isEmpty() && !WEB.matcher(text).matches()) {
      throw Requests.invalid("avatar", '"' + text + '"', "an address like https://…");
    }
    return text;
  }

  private static String readText(String path, String text) {
    return Requests.atMost(path, text.strip(), LONGEST_TEXT);
  }

  /** A text that says something. */
  static Optional<String> said(Optional<String> text) {
    return text.filter(words -> !words.isBlank());
  }
}
