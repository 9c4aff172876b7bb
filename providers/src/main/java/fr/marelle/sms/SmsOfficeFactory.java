package fr.marelle.sms;

import org.keycloak.component.ComponentFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link SmsOffice}s. */
public interface SmsOfficeFactory extends ComponentFactory<SmsOffice, SmsOffice> {
  @Override
  SmsOffice create(KeycloakSession session);
}
