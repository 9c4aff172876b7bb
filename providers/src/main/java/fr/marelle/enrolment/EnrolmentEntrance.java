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
   * and a code can leave the server.
   */
  public static void open(KeycloakSession session, RealmModel realm) {
    if (EnrolmentSettings.of(realm).isPresent()) {
      session
          .getProvider(LoginFormsProvider.class)
          .setAttribute("enrolment", Map.of("offered", EnrolmentSms.isPossible(session)));
    }
  }
}
