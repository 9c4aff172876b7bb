package fr.marelle.activation;

import fr.marelle.look.SchoolLook;
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

  private LookQuestion(boolean asked) {
    this.asked = asked;
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
    return new LookQuestion(!off && SchoolLook.of(user).isEmpty());
  }

  boolean isAsked() {
    return asked;
  }
}
