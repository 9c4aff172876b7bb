package fr.marelle.contact;

import org.keycloak.sessions.AuthenticationSessionModel;

/** What others tell the verification of contacts. */
public final class ContactVerification {
  private ContactVerification() {}

  /** The account is being activated in this authentication: nothing that can wait is asked now. */
  public static void atFirstConnection(AuthenticationSessionModel authentication) {
    new ContactsVisit(authentication).firstConnection();
  }
}
