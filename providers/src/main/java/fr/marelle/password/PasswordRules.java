package fr.marelle.password;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;

/** The realm's password policy as a list to show to a person. */
public final class PasswordRules {
  /** Policies that ask nothing of the password somebody is choosing. */
  private static final Set<String> NOT_FOR_PEOPLE =
      Set.of(
          PasswordPolicy.HASH_ALGORITHM_ID,
          PasswordPolicy.HASH_ITERATIONS_ID,
          PasswordPolicy.FORCE_EXPIRED_ID,
          PasswordPolicy.PASSWORD_AGE,
          PasswordPolicy.MAX_AUTH_AGE_ID,
          "recoveryCodesWarningThreshold");

  private PasswordRules() {}

  /**
   * The rules that hold for this person, in the order in which the console keeps them. The minimum
   * by profile is resolved to this person's number. Where the realm has {@code length} too,
   * Keycloak asks for both, so only the larger one is listed.
   */
  public static List<PasswordRule> of(RealmModel realm, UserModel user) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    Optional<Profile> profile = Profile.of(user);
    Optional<String> lengthNotNeeded = lengthNotNeeded(policy, profile);
    return ids(policy).stream()
        .filter(id -> !NOT_FOR_PEOPLE.contains(id))
        .filter(id -> !lengthNotNeeded.equals(Optional.of(id)))
        .map(id -> new PasswordRule(id, argument(policy.getPolicyConfig(id), profile)))
        .toList();
  }

  /**
   * The parts of this person's identifier and name that {@code notIdentity} allows nowhere, folded
   * to lower-case letters and digits without accents. Names of up to three letters are not among
   * them: they are refused only where they stand alone, which is left to the server.
   */
  public static List<String> identityParts(UserModel user) {
    return Identity.of(user).parts();
  }

  /**
   * Ids in the policy's order, which only its written form keeps: {@link
   * PasswordPolicy#getPolicies()} is in no order at all.
   */
  static List<String> ids(PasswordPolicy policy) {
    if (policy.getPolicies().isEmpty()) {
      return List.of();
    }
    return Arrays.stream(policy.toString().split(" and ", -1))
        .map(written -> written.replaceFirst("(?s)\\(.*", "").strip())
        .filter(policy.getPolicies()::contains)
        .distinct()
        .toList();
  }

  private static Optional<String> lengthNotNeeded(
      PasswordPolicy policy, Optional<Profile> profile) {
    Integer length = policy.getPolicyConfig(LengthPasswordPolicyProviderFactory.ID);
    LengthByProfile byProfile = policy.getPolicyConfig(LengthByProfilePolicyFactory.ID);
    if (length == null || byProfile == null) {
      return Optional.empty();
    }
    return Optional.of(
        length > byProfile.of(profile)
            ? LengthByProfilePolicyFactory.ID
            : LengthPasswordPolicyProviderFactory.ID);
  }

  private static String argument(Object config, Optional<Profile> profile) {
    if (config instanceof Integer number) {
      return number.toString();
    }
    if (config instanceof LengthByProfile lengths) {
      return Integer.toString(lengths.of(profile));
    }
    return config instanceof Pattern pattern ? pattern.pattern() : "";
  }
}
