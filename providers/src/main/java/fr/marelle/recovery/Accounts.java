package fr.marelle.recovery;

import fr.marelle.account.Identifier;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(address);
    String mailbox = mailbox(address);
    spellings.add(mailbox);
    int domain = mailbox.lastIndexOf('@') + 1;
    spellings.add(mailbox.substring(0, domain) + IDN.toUnicode(mailbox.substring(domain)));
    return spellings;
  }

  /**
   * The one spelling of an address under which its mails are counted: lower case, as Keycloak keeps
   * it, and the domain as DNS knows it. A domain that does not come back from there as it was is
   * another one to whoever follows a later rule: straße.de would be strasse.de by IDNA 2003, which
   * is Java's, and is not by IDNA 2008. It stays as it is.
   */
  static String mailbox(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int domain = lower.lastIndexOf('@') + 1;
    try {
      String written = Normalizer.normalize(lower.substring(domain), Normalizer.Form.NFC);
      String dns = IDN.toASCII(written).toLowerCase(Locale.ROOT);
      boolean same = dns.equals(written) || IDN.toUnicode(dns).equals(written);
      return same ? lower.substring(0, domain) + dns : lower;
    } catch (IllegalArgumentException noDomain) {
      // As it was typed, then.
      return lower;
    }
  }

  private static boolean isPerson(UserModel user) {
    return user.getServiceAccountClientLink() == null;
  }
}
