package fr.marelle.account;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * An identifier as somebody typed it. « L'identifiant prenom.nom ne comporte ni majuscule, ni
 * accent » (seed 000), so that what a person types with capitals, accents or stray spaces still
 * finds the account.
 *
 * @param typed as it was typed; never longer than {@link #MAX_LENGTH}
 */
public record Identifier(String typed) {

  /** Keycloak's own limit for a username. */
  public static final int MAX_LENGTH = 255;

  private static final Pattern HYPHENS = Pattern.compile("\\p{Pd}+");
  private static final Pattern UNWRITTEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}'’]+");

  /**
   * What was typed without surrounding blanks; empty where nothing, or more than any identifier
   * has, was typed.
   */
  public static Optional<Identifier> of(String typed) {
    if (typed == null || typed.isBlank() || typed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return Optional.of(new Identifier(typed.strip()));
  }

  /**
   * Spellings under which the account may be kept, likeliest first: as typed, without accents, and
   * without the hyphens that vanish when an identifier is made of a name. One to three.
   */
  public List<String> spellings() {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(typed.toLowerCase(Locale.ROOT));
    spellings.add(folded());
    spellings.add(HYPHENS.matcher(folded()).replaceAll(""));
    spellings.remove("");
    return List.copyOf(spellings);
  }

  /** The account so named, by the first of the {@link #spellings()} that has one. */
  public Optional<UserModel> findIn(KeycloakSession session, RealmModel realm) {
    return spellings().stream().flatMap(s -> find(session, realm, s).stream()).findFirst();
  }

  private static Optional<UserModel> find(
      KeycloakSession session, RealmModel realm, String spelling) {
    try {
      return Optional.ofNullable(
          KeycloakModelUtils.findUserByNameOrEmail(session, realm, spelling));
    } catch (ModelDuplicateException sharedAddress) {
      // A family shares an address: it names nobody.
      return Optional.empty();
    }
  }

  private String folded() {
    return UNWRITTEN.matcher(Spelling.fold(typed)).replaceAll("");
  }
}
