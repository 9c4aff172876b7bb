package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import java.util.UUID;
import org.keycloak.models.UserModel;

/**
 * The external ids of pupils, by which relatives name them. Whoever came by hand gets one of ours,
 * until a directory brings its own.
 */
final class PupilIds {
  /** As an import gives them to people of sources without ids. */
  private static final String OWN = "marelle-";

  private PupilIds() {}

  static String of(UserModel pupil) {
    String known = pupil.getFirstAttribute(AccountAttributes.EXTERNAL_ID);
    return known == null || known.isBlank() ? give(pupil) : known;
  }

  static String give(UserModel pupil) {
    String id = OWN + UUID.randomUUID();
    pupil.setSingleAttribute(AccountAttributes.EXTERNAL_ID, id);
    return id;
  }
}
