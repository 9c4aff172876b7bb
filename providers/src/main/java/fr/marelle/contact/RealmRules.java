package fr.marelle.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * What the realm's user profile says of contacts. Asked as for an administrator: the profile shuts
 * the person out of these fields, so that Keycloak's own pages change no contact unverified, and it
 * is our forms that open them.
 */
public final class RealmRules {
  private RealmRules() {}

  /**
   * What the realm has against a new address, such as that another account has it, where it does
   * not let several share one.
   *
   * @param address well-formed, see {@link EmailAddress}
   */
  public static List<FormMessage> errors(KeycloakSession session, UserModel user, String address) {
    try {
      profile(session, user, address).validate();
      return List.of();
    } catch (ValidationException refused) {
      return Validation.getFormErrorsFromValidation(
          refused.getErrors().stream()
              .filter(error -> UserModel.EMAIL.equals(error.getAttribute()))
              .toList());
    }
  }

  /**
   * What the realm has against names and an address of an account that is to be made or changed.
   *
   * @param user null of one that is to be made
   * @param values of the attributes in question; the others are no matter
   */
  public static List<FormMessage> errors(
      KeycloakSession session, UserModel user, String identifier, Map<String, String> values) {
    Map<String, List<String>> attributes = new HashMap<>();
    attributes.put(UserModel.USERNAME, List.of(identifier));
    values.forEach((name, value) -> attributes.put(name, List.of(value)));
    UserProfileProvider profiles = session.getProvider(UserProfileProvider.class);
    UserProfile profile =
        user == null
            ? profiles.create(UserProfileContext.USER_API, attributes)
            : profiles.create(UserProfileContext.USER_API, attributes, user);
    try {
      profile.validate();
      return List.of();
    } catch (ValidationException refused) {
      return Validation.getFormErrorsFromValidation(
          refused.getErrors().stream()
              .filter(error -> values.containsKey(error.getAttribute()))
              .toList());
    }
  }

  /** Whether anybody may change that attribute here: not so where a directory keeps it. */
  static boolean mayChange(KeycloakSession session, UserModel user, String attribute) {
    return !profile(session, user, user.getEmail()).getAttributes().isReadOnly(attribute);
  }

  private static UserProfile profile(KeycloakSession session, UserModel user, String address) {
    return session
        .getProvider(UserProfileProvider.class)
        .create(
            UserProfileContext.USER_API,
            Map.of(
                UserModel.USERNAME,
                List.of(user.getUsername()),
                UserModel.EMAIL,
                address == null ? List.of() : List.of(address)),
            user);
  }
}
