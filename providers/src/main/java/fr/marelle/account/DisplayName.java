package fr.marelle.account;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** What somebody is called. */
public final class DisplayName {
  private DisplayName() {}

  /** First name and last name; the identifier where there is neither. */
  public static String of(UserModel user) {
    String name = fullName(user);
    return name.isEmpty() ? user.getUsername() : name;
  }

  /** First name and last name; empty where there is neither. */
  public static String fullName(UserModel user) {
    return Stream.of(user.getFirstName(), user.getLastName())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
