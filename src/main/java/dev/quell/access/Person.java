package dev.quell.access;

import dev.quell.web.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with an account.
 *
 * @param email in lower case; nobody else has it
 * @param createdAt epoch milliseconds, as the other
 */
public record Person(
    long id, String name, String email, Status status, Body body, long createdAt, long updatedAt) {

  /** Whether they may come in. */
  public enum Status {
    ENABLED,
    /** Invited, and did not come yet. */
    PENDING,
    DISABLED,
    DELETED;

    static Status of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What they tell of themselves; empty where nothing. */
  record Profile(
      String locale,
      String timeZone,
      String phone,
      String countryCode,
      String avatar,
      String refId) {
    static final Profile UNKNOWN = new Profile("", "", "", "", "", "");
  }

  /** What is kept of them beside name and address. */
  record Body(
      Optional<Profile> profile,
      List<Long> roleIds,
      boolean emailVerified,
      List<Contact> contacts,
      Optional<Preference> preference) {
    private static final JsonMapper JSON = Json.mapper();

    static Body of(String json) {
      return JSON.readValue(json, Body.class);
    }

    /** Of somebody who was just invited. */
    static Body invited(Profile profile, Set<Long> roles) {
      return new Body(Optional.of(profile), List.copyOf(roles), false, List.of(), Optional.empty());
    }

    String json() {
      return JSON.writeValueAsString(this);
    }

    Body withProfile(Profile other) {
      return new Body(Optional.of(other), roleIds, emailVerified, contacts, preference);
    }

    Body withRoles(Set<Long> others) {
      return new Body(
          profile, List.copyOf(new TreeSet<>(others)), emailVerified, contacts, preference);
    }

    Body withEmailVerified(boolean verified) {
      return new Body(profile, roleIds, verified, contacts, preference);
    }

    Body withContacts(List<Contact> others) {
      return new Body(profile, roleIds, emailVerified, List.copyOf(others), preference);
    }

    Body withPreference(Preference other) {
      return new Body(profile, roleIds, emailVerified, contacts, Optional.of(other));
    }
  }

  /** The language they read, such as {@code zh-CN}; empty when they did not say. */
  public String locale() {
    return profile().locale();
  }

  /** The zone of their clock, such as {@code Asia/Shanghai}; empty when they did not say. */
  public String timeZone() {
    return profile().timeZone();
  }

  public Set<Long> roleIds() {
    return new TreeSet<>(body.roleIds());
  }

  /** Where they are reached; their login address comes first. */
  public List<Contact> contacts() {
    List<Contact> all = new ArrayList<>();
    if (!email.isEmpty()) {
      all.add(new Contact(Contact.EMAIL, email, body.emailVerified()));
    }
    all.addAll(body.contacts());
    return all;
  }

  public Preference preference() {
    return body.preference().orElse(Preference.USUAL);
  }

  Profile profile() {
    return body.profile().orElse(Profile.UNKNOWN);
  }

  /** Whether a code proved that the number in their profile is theirs. */
  boolean isPhoneVerified() {
    return body.contacts().stream()
        .anyMatch(contact ->
            contact.verified()
                && !contact.medium().equals(Contact.EMAIL)
                && !profile().phone().isEmpty()
                && contact.address().endsWith(profile().phone()));
  }

  Person with(Body other, long now) {
    return new Person(id, name, email, status, other, createdAt, now);
  }

  Person with(Status other, long now) {
    return new Person(id, name, email, other, body, createdAt, now);
  }

  Person called(String otherName, String otherEmail) {
    return new Person(id, otherName, otherEmail, status, body, createdAt, updatedAt);
  }
}
