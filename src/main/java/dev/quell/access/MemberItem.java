package dev.quell.access;

import java.util.Set;

/** Somebody as lists of members show them; times are epoch seconds. */
record MemberItem(
    long accountId,
    long memberId,
    String memberName,
    String countryCode,
    String phone,
    String email,
    String locale,
    String timeZone,
    boolean phoneVerified,
    boolean emailVerified,
    String avatar,
    String status,
    Set<Long> accountRoleIds,
    boolean isExternal,
    String refId,
    long createdAt,
    long updatedAt) {
  static final long ACCOUNT = 1;
  private static final int SHOWN_DIGITS = 4;

  static MemberItem of(Person person) {
    Person.Profile profile = person.profile();
    return new MemberItem(
        ACCOUNT,
        person.id(),
        person.name(),
        profile.countryCode(),
        masked(profile.phone()),
        person.email(),
        profile.locale(),
        profile.timeZone(),
        person.isPhoneVerified(),
        person.body().emailVerified(),
        profile.avatar(),
        person.status().word(),
        person.roleIds(),
        false,
        profile.refId(),
        person.createdAt() / 1000,
        person.updatedAt() / 1000);
  }

  /** A number so that its owner knows it again and nobody can dial it. */
  static String masked(String phone) {
    int hidden = phone.length() - SHOWN_DIGITS;
    if (hidden <= 0) {
      return phone.isEmpty() ? "" : "****";
    }
    int begin = Math.max(0, hidden - SHOWN_DIGITS);
    return phone.substring(0, begin) + "****" + phone.substring(hidden);
  }
}
