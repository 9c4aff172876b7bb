package fr.marelle.enrolment;

import java.util.Locale;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Where a wish for a code comes from.
 *
 * @param locale in which it was asked for
 * @param address the network address
 * @param client the application's client id
 */
record EnrolmentRequest(Locale locale, String address, String client) {
  static EnrolmentRequest of(AuthenticationFlowContext context) {
    return new EnrolmentRequest(
        context.getSession().getContext().resolveLocale(null),
        context.getConnection().getRemoteHost(),
        context.getAuthenticationSession().getClient().getClientId());
  }
}
