package fr.marelle.recovery;

import fr.marelle.account.Identifier;
import java.net.IDN;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds people's accounts, never those of programs. */
final class Accounts {
  /** More than any family has. */
  private static final int MOST = 50;

  private Accounts() {}

  static Optional<UserModel> named(
      KeycloakSession session, RealmModel realm, Identifier identifier) {
    return identifier.findIn(session, realm).filter(Accounts::isPerson);
  }

  /** All accounts of an address, by identifier; {@code getUserByEmail} knows only one. */
  static List<UserModel> withAddress(KeycloakSession session, RealmModel realm, String address) {
    Map<String, UserModel> found = new LinkedHashMap<>();
    for (String spelling : spellings(address)) {
      session
          .users()
          .searchForUserStream(
              realm, Map.of(UserModel.EMAIL, spelling, UserModel.EXACT, "true"), 0, MOST)
          .filter(Accounts::isPerson)
          .forEach(user -> found.put(user.getId(), user));
    }
    return found.values().stream().sorted(Comparator.comparing(UserModel::getUsername)).toList();
  }

  /** A domain is written in its own letters or in those of DNS: école.fr is xn--cole-9oa.fr. */
  static Set<String> spellings(String address) {
    int domain = address.lastIndexOf('@') + 1;
    String local = address.substring(0, domain);
    String written = address.substring(domain);
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(address);
    try {
      spellings.add(local + IDN.toASCII(written));
      spellings.add(local + IDN.toUnicode(written));
    } catch (IllegalArgumentException noDomain) {
      // As it was typed, then.
      return spellings;
    }
    return spellings;
  }

  private static boolean isPerson(UserModel user) {
    return user.getServiceAccountClientLink() == null;
  }
}
