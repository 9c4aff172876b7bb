package fr.marelle.contact;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares what the console asks for under Authentication › Required actions › Coordonnées. */
final class ContactsProperties {
  /** How the console joins the values of a list. */
  static final String SEPARATOR = "##";

  /** How long after signing in contacts may be changed, in seconds. */
  static final String MAX_AUTH_AGE = Constants.MAX_AUTH_AGE_KEY;

  private ContactsProperties() {}

  /** Which profiles verify that contact at that time. */
  static String profiles(ContactKind kind, VerificationTime time) {
    return kind.value() + "." + (time == VerificationTime.FIRST ? "first" : "later");
  }

  static List<ProviderConfigProperty> all() {
    return Stream.concat(
            Arrays.stream(ContactKind.values())
                .flatMap(
                    kind ->
                        Stream.of(VerificationTime.FIRST, VerificationTime.LATER)
                            .map(time -> list(profiles(kind, time)))),
            Stream.of(maxAuthAge()))
        .toList();
  }

  private static ProviderConfigProperty list(String name) {
    String key = "marelleContactsConfig." + name;
    ProviderConfigProperty list =
        new ProviderConfigProperty(
            name, key, key + ".help", ProviderConfigProperty.MULTIVALUED_LIST_TYPE, null);
    list.setOptions(Arrays.stream(Profile.values()).map(Profile::value).toList());
    return list;
  }

  private static ProviderConfigProperty maxAuthAge() {
    String key = "marelleContactsConfig.maxAuthAge";
    return new ProviderConfigProperty(
        MAX_AUTH_AGE,
        key,
        key + ".help",
        ProviderConfigProperty.STRING_TYPE,
        String.valueOf(Constants.KC_ACTION_MAX_AGE));
  }
}
