package fr.marelle.sms;

import java.util.Optional;
import org.keycloak.vault.VaultCharSecret;
import org.keycloak.vault.VaultRawSecret;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/**
 * A vault with one entry, {@code ${vault.sms}}; as in Keycloak's, what is no reference comes back
 * as it is. {@code ${vault.broken}} can't be read.
 *
 * @param secret as its file has it
 */
public record OneSecret(String secret) implements VaultTranscriber {
  @Override
  public VaultRawSecret getRawSecret(String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VaultCharSecret getCharSecret(String value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VaultStringSecret getStringSecret(String value) {
    if (value.equals("${vault.broken}")) {
      throw new IllegalStateException("It says too much");
    }
    Optional<String> found =
        value.startsWith("${vault.")
            ? Optional.of(secret).filter(one -> value.equals("${vault.sms}"))
            : Optional.of(value);
    return new VaultStringSecret() {
      @Override
      public Optional<String> get() {
        return found;
      }

      @Override
      public void close() {}
    };
  }
}
