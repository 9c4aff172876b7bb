package fr.marelle.password;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.policy.PasswordPolicyConfigException;

/**
 * Least number of characters of a password, for each profile.
 *
 * @param others the minimum of everybody who is not named, and of accounts without a profile
 * @param named the minimum of the profiles that have their own
 */
record LengthByProfile(int others, Map<Profile, Integer> named) {
  static final int SMALLEST = 4;
  static final int LARGEST = 128;
  static final String DEFAULT = "8";

  private static final int LONGEST_CONFIG = 200;
  private static final String SHAPE =
      "Write the minimum of everybody, then the exceptions: 8, pupil=6";

  LengthByProfile {
    named = Map.copyOf(named);
  }

  /** The minimum of a person with this profile. */
  int of(Optional<Profile> profile) {
    return profile.map(p -> named.getOrDefault(p, others)).orElse(others);
  }

  /**
   * Reads what the console holds: {@code 8}, {@code 8, pupil=6}, {@code 12, pupil=6, relative=8}.
   *
   * @param config null or blank means {@value #DEFAULT}
   * @throws PasswordPolicyConfigException with a sentence for the administrator
   */
  static LengthByProfile parse(String config) {
    String text = config == null || config.isBlank() ? DEFAULT : config;
    if (text.length() > LONGEST_CONFIG) {
      throw new PasswordPolicyConfigException("Longer than " + LONGEST_CONFIG + " characters");
    }
    String[] parts = text.split(",", -1);
    int others = minimum(parts[0]);
    Map<Profile, Integer> named = new EnumMap<>(Profile.class);
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new PasswordPolicyConfigException(
            "'" + part.strip() + "' is not profile=number. " + SHAPE);
      }
      Profile profile = profile(part.substring(0, equals).strip());
      if (named.put(profile, minimum(part.substring(equals + 1))) != null) {
        throw new PasswordPolicyConfigException("'" + profile.value() + "' is there twice");
      }
    }
    return new LengthByProfile(others, named);
  }

  private static Profile profile(String name) {
    return Profile.parse(name)
        .orElseThrow(
            () ->
                new PasswordPolicyConfigException(
                    "'"
                        + name
                        + "' is no profile. The profiles are "
                        + Arrays.stream(Profile.values())
                            .map(Profile::value)
                            .collect(Collectors.joining(", "))));
  }

  private static int minimum(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,4}")) {
      throw new PasswordPolicyConfigException("'" + digits + "' is not a number. " + SHAPE);
    }
    int minimum = Integer.parseInt(digits);
    if (minimum < SMALLEST || minimum > LARGEST) {
      throw new PasswordPolicyConfigException(
          String.format(Locale.ROOT, "%d is not between %d and %d", minimum, SMALLEST, LARGEST));
    }
    return minimum;
  }
}
