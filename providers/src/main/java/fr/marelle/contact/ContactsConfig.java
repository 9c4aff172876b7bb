package fr.marelle.contact;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what {@link ContactsProperties} declares. */
final class ContactsConfig {
  private final Map<String, String> values;

  ContactsConfig(Map<String, String> values) {
    this.values = values;
  }

  /** What is wrong with a setting. */
  record Problem(String property, String messageKey) {}

  /** When somebody of that profile verifies that contact: never unless configured. */
  VerificationTime time(ContactKind kind, Profile profile) {
    return Stream.of(VerificationTime.FIRST, VerificationTime.LATER)
        .filter(time -> listed(kind, time).anyMatch(profile.value()::equalsIgnoreCase))
        .findFirst()
        .orElse(VerificationTime.NEVER);
  }

  /** What is wrong with the configuration; the age of a sign-in is Keycloak's to check. */
  Optional<Problem> problem() {
    return Arrays.stream(ContactKind.values()).flatMap(this::problems).findFirst();
  }

  private Stream<Problem> problems(ContactKind kind) {
    Stream<Problem> unknown =
        Stream.of(VerificationTime.FIRST, VerificationTime.LATER)
            .filter(time -> listed(kind, time).anyMatch(name -> Profile.parse(name).isEmpty()))
            .map(
                time ->
                    new Problem(
                        ContactsProperties.profiles(kind, time), "marelleContactsConfigProfile"));
    Set<String> twice = new HashSet<>(listed(kind, VerificationTime.FIRST).toList());
    twice.retainAll(listed(kind, VerificationTime.LATER).toList());
    return twice.isEmpty()
        ? unknown
        : Stream.concat(
            unknown,
            Stream.of(
                new Problem(
                    ContactsProperties.profiles(kind, VerificationTime.LATER),
                    "marelleContactsConfigTwice")));
  }

  private Stream<String> listed(ContactKind kind, VerificationTime time) {
    String joined = values.get(ContactsProperties.profiles(kind, time));
    return joined == null
        ? Stream.empty()
        : List.of(joined.split(ContactsProperties.SEPARATOR)).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty());
  }
}
