package fr.marelle.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * What a person is to the school. Kept in the account's {@value AccountAttributes#PROFILE}
 * attribute.
 */
public enum Profile {
  /** Élève. */
  PUPIL,
  /** Responsable: a parent or whoever stands in for one. */
  RELATIVE,
  /** Enseignant. */
  TEACHER,
  /** Personnel. */
  STAFF,
  /** Invité. */
  GUEST;

  /** The attribute's value, in lower case: {@code pupil}, {@code relative}… */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The profile whose {@link #value()} this is, in any case; empty for anything else and for null.
   */
  public static Optional<Profile> parse(String value) {
    return value == null
        ? Optional.empty()
        : Arrays.stream(values())
            .filter(p -> p.value().equalsIgnoreCase(value.strip()))
            .findFirst();
  }

  /** The account's profile; empty where the directory gave none. */
  public static Optional<Profile> of(UserModel user) {
    return parse(user.getFirstAttribute(AccountAttributes.PROFILE));
  }
}
