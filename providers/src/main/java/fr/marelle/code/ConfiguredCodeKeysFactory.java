package fr.marelle.code;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.vault.VaultProvider;

/**
 * Keys from the provider's configuration or from the vault. Refuses to start in production mode
 * without; in development mode makes one and says where it is.
 */
public final class ConfiguredCodeKeysFactory
    implements CodeKeysProviderFactory, ServerInfoAwareProviderFactory {
  private static final Logger LOG = Logger.getLogger(ConfiguredCodeKeysFactory.class);
  private static final String KEYS = "keys";
  private static final String VAULT_ENTRIES = "vaultEntries";

  private KeyRing ring;
  private List<String> vaultEntries = List.of();

  @Override
  public String getId() {
    return "default";
  }

  @Override
  public void init(Config.Scope config) {
    String keys = config.get(KEYS);
    if (keys != null && !keys.isBlank()) {
      ring = KeyRing.parse(keys);
    }
    String entries = config.get(VAULT_ENTRIES);
    if (entries != null && !entries.isBlank()) {
      vaultEntries =
          Arrays.stream(entries.split(",", -1))
              .map(String::strip)
              .filter(e -> !e.isEmpty())
              .toList();
    }
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (!vaultEntries.isEmpty()
        && factory.getProviderFactoriesStream(VaultProvider.class).findAny().isEmpty()) {
      throw new IllegalStateException(
          "Marelle's code keys are to come from the vault, and this server has none: set the option"
              + " vault.");
    }
    if (ring != null || !vaultEntries.isEmpty() || Environment.isNonServerMode()) {
      return;
    }
    if (!Environment.isDevMode()) {
      throw new IllegalStateException(
          "Marelle seals activation codes and has no key for it. Set spi-marelle-code-keys--default--keys to"
              + " <id>:<32 bytes in Base64>, or spi-marelle-code-keys--default--vault-entries to the name of a vault"
              + " entry that holds them (openssl rand -base64 32 makes a key).");
    }
    DevelopmentKey key =
        new DevelopmentKey(
            Path.of(System.getProperty("kc.home.dir", ".")).toAbsolutePath().normalize());
    ring = key.read();
    LOG.warnf(
        "Development mode: activation codes are sealed with the key in %s. Never use it in production.",
        key.file());
  }

  @Override
  public CodeKeysProvider create(KeycloakSession session) {
    if (!vaultEntries.isEmpty()) {
      VaultKeys vault = new VaultKeys(session.vault(), vaultEntries);
      return ring == null ? vault : new SuccessiveKeys(vault, ring);
    }
    if (ring == null) {
      throw new IllegalStateException(
          "There is no key for codes: set spi-marelle-code-keys--default--keys.");
    }
    return ring;
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(KEYS)
        .type(ProviderConfigProperty.STRING_TYPE)
        .secret(true)
        .helpText(
            "Keys that seal codes, <id>:<32 bytes in Base64>, with commas between. The first seals new codes, all open"
                + " earlier ones.")
        .add()
        .property()
        .name(VAULT_ENTRIES)
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText(
            "Names of vault entries that hold such keys, with commas between. They seal new codes; keys that are configured as well still open earlier ones.")
        .add()
        .build();
  }

  /** Shown to administrators in the server's information: which keys there are, never the keys. */
  @Override
  public Map<String, String> getOperationalInfo() {
    Map<String, String> info = new LinkedHashMap<>();
    if (!vaultEntries.isEmpty()) {
      info.put("vault entries", String.join(", ", vaultEntries));
    }
    if (ring != null) {
      info.put("keys", String.join(", ", ring.keys().stream().map(SealingKey::id).toList()));
    }
    return info;
  }

  @Override
  public void close() {}
}
