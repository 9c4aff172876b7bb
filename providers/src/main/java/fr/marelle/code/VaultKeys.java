package fr.marelle.code;

import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/** Keys from the realm's vault, read when they are needed. The entry's name is the key's id. */
final class VaultKeys implements CodeKeysProvider {
  private static final Logger LOG = Logger.getLogger(VaultKeys.class);

  private final VaultTranscriber vault;
  private final List<String> entries;

  VaultKeys(VaultTranscriber vault, List<String> entries) {
    this.vault = vault;
    this.entries = List.copyOf(entries);
  }

  @Override
  public SealingKey current() {
    String entry = entries.get(0);
    return read(entry)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The vault has no entry "
                        + entry
                        + " for this realm: codes cannot be sealed."));
  }

  @Override
  public Optional<SealingKey> find(String id) {
    return entries.contains(id) ? read(id) : Optional.empty();
  }

  private Optional<SealingKey> read(String entry) {
    try (VaultStringSecret secret = vault.getStringSecret("${vault." + entry + "}")) {
      return secret.get().map(base64 -> SealingKey.of(entry, base64));
    } catch (IllegalArgumentException noKey) {
      LOG.errorf("The vault's entry %s holds no code key: %s", entry, noKey.getMessage());
      return Optional.empty();
    }
  }
}
