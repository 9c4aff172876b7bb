package fr.marelle.sms;

import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * A way to send text messages: an extension point, {@code spi-marelle-sms-sender--provider} names
 * the one that is used.
 */
public interface SmsSender extends Provider {

  /**
   * The one that this server uses; where there is none, all is {@link SmsOutcome#MISCONFIGURED}.
   */
  static SmsSender of(KeycloakSession session) {
    SmsSender configured = session.getProvider(SmsSender.class);
    return configured == null ? new NoSmsSender() : configured;
  }

  /** Sends it. Answers within a few seconds, whatever the gateway does, and throws nothing. */
  SmsOutcome send(SmsMessage message);

  /** Whether messages can leave this server at all: where not, nobody is asked for their code. */
  default boolean isConfigured() {
    return true;
  }

  @Override
  default void close() {}
}
