package fr.marelle.enrolment;

import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What the login page knows of enrolment. */
public final class EnrolmentEntrance {
  private EnrolmentEntrance() {}

  /**
   * Makes the login page offer « Je n'ai pas encore d'identifiant » where the realm has the step,
   * and a code can leave the server. Where the step is switched off, or no code leaves, it offers
   * nothing: behind Keycloak's link there would be no page.
   */
  public static void open(KeycloakSession session, RealmModel realm) {
    if (EnrolmentSettings.hasStep(realm)) {
      session
          .getProvider(LoginFormsProvider.class)
          .setAttribute("enrolment", Map.of("offered", isOffered(session, realm)));
    }
  }

  private static boolean isOffered(KeycloakSession session, RealmModel realm) {
    return EnrolmentSettings.of(realm).isPresent() && EnrolmentSms.isPossible(session);
  }
}
