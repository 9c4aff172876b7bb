package fr.marelle.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

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
  private static final String RESOURCE = "denylist.txt";

  private Denylist shipped = Denylist.EMPTY;
  private OperatorDenylists operatorLists = new OperatorDenylists(null);
  private final Keyboards keyboards = new Keyboards();

  @Override
  public void init(Config.Scope config) {
    shipped = readShipped();
    String directory = config.get(DIRECTORY);
    operatorLists =
        new OperatorDenylists(
            directory == null || directory.isBlank() ? null : Path.of(directory.strip()));
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Common passwords";
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
                + " policy names the file.")
        .add()
        .build();
  }

  private static Denylist readShipped() {
    try (InputStream list = DenylistPolicyFactory.class.getResourceAsStream(RESOURCE)) {
      return Denylist.read(new InputStreamReader(list, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped password denylist is not readable", e);
    }
  }
}
