package fr.marelle.activation;

import fr.marelle.look.Look;
import fr.marelle.look.SchoolLook;
import java.util.Optional;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * « Choix du thème (pour l'affichage de l'interface) »: asked where no school decides it and the
 * realm does not leave it out.
 */
public final class LookQuestion {
  private static final String PROPERTY = "askLook";

  private final boolean asked;
  private final Optional<Look> decided;

  private LookQuestion(boolean asked, Optional<Look> decided) {
    this.asked = asked;
    this.decided = decided;
  }

  /** The setting, for the console; its label and help are message keys. */
  public static ProviderConfigProperty property() {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(PROPERTY);
    property.setLabel("marelleLoginConfig." + PROPERTY);
    property.setType(ProviderConfigProperty.BOOLEAN_TYPE);
    property.setDefaultValue("true");
    property.setHelpText("marelleLoginConfig." + PROPERTY + ".help");
    return property;
  }

  static LookQuestion of(AuthenticatorConfigModel config, UserModel user) {
    boolean off =
        config != null
            && config.getConfig() != null
            && "false".equals(config.getConfig().get(PROPERTY));
    Optional<Look> decided = SchoolLook.of(user);
    return new LookQuestion(!off && decided.isEmpty(), decided);
  }

  boolean isAsked() {
    return asked;
  }

  /**
   * The account's look: what the school decided, else what the person chose; empty where nobody
   * did.
   */
  Optional<Look> answer(Optional<Look> chosen) {
    return decided.isPresent() || !asked ? decided : chosen;
  }
}
