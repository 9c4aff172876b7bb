package fr.marelle.sms;

import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * A gateway for text messages: an extension point. The server's option {@code
 * spi-marelle-sms-sender--provider-default} names the one for all realms; a realm may have
 * components of its own. Whoever has something to send uses {@link SmsPost}, which knows limits and
 * fallback.
 */
public interface SmsSender extends Provider {

  /** Sends it. Answers within some seconds, whatever the gateway does, and throws nothing. */
  SmsAnswer send(SmsMessage message);

  /** Whether messages can leave this way at all: where not, nobody is asked for their code. */
  default boolean isConfigured() {
    return true;
  }

  /**
   * Reads what the gateway posted about a message that it had taken.
   *
   * @return empty where it is no receipt, or did not come from the gateway
   */
  default Optional<SmsReceipt> receipt(ReceiptRequest request) {
    return Optional.empty();
  }

  @Override
  default void close() {}
}
