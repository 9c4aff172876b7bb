package fr.marelle.password;

import java.nio.file.Path;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.DefaultKeycloakSessionFactory;

/**
 * Offers {@link DenylistPolicy} in the console's list of policies. Its value is the name of the
 * operator's file, or {@value #SHIPPED_LIST} for the shipped list alone (the console accepts no
 * empty value).
 */
public final class DenylistPolicyFactory extends PolicyFactory {
  static final String ID = "denylist";

  /** The policy's value where the operator has no list of their own. */
  static final String SHIPPED_LIST = "marelle";

  private static final String DIRECTORY = "directory";

  private Path directory = Path.of(".");
  private OperatorDenylists operatorLists = new OperatorDenylists(directory, () -> false);
  private final ShippedDenylist shipped = new ShippedDenylist();
  private final Keyboards keyboards = new Keyboards();

  @Override
  public void init(Config.Scope config) {
    String configured = config.get(DIRECTORY);
    directory =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("kc.home.dir", "."), "data", "marelle", "denylists")
            : Path.of(configured.strip());
    operatorLists = new OperatorDenylists(directory, () -> false);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (factory instanceof DefaultKeycloakSessionFactory server) {
      operatorLists = new OperatorDenylists(directory, () -> !server.isBootstrapCompleted());
    }
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Mots de passe courants / Common passwords";
  }

  @Override
  public String getConfigType() {
    return PasswordPolicyProvider.STRING_CONFIG_TYPE;
  }

  @Override
  public String getDefaultConfigValue() {
    return SHIPPED_LIST;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new DenylistPolicy(session.getContext(), shipped, keyboards, operatorLists);
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(DIRECTORY)
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText(
            "Directory of the operator's own lists of refused passwords. The realm's password"
                + " policy names the file. By default data/marelle/denylists in the server's home.")
        .add()
        .build();
  }
}
