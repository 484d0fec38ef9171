package dev.quell.access;

/**
 * Where a person is reached.
 *
 * @param medium for example {@code email}, {@code sms}, {@code voice}, {@code feishu}
 * @param address as that medium spells it: a number, a user id, a personal webhook's URL
 * @param verified whether the person proved it to be theirs
 */
public record Contact(String medium, String address, boolean verified) {
  static final String EMAIL = "email";

  boolean isAt(String otherMedium, String otherAddress) {
    return medium.equals(otherMedium) && address.equals(otherAddress);
  }
}
