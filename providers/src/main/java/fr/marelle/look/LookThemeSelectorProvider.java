package fr.marelle.look;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.Action;
import org.keycloak.theme.DefaultThemeSelectorProvider;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeSelectorProvider;

/**
 * Shows the login pages in the look that the person chose, where the realm shows one of ours; a
 * client's own login theme wins over both, as ever.
 *
 * <p>Only for a person whose sign-in is through: a look that appeared with the identifier alone
 * would tell a stranger that the account exists.
 */
final class LookThemeSelectorProvider implements ThemeSelectorProvider {
  private final KeycloakSession session;
  private final ThemeSelectorProvider stock;

  LookThemeSelectorProvider(KeycloakSession session, ThemeSelectorProvider stock) {
    this.session = session;
    this.stock = stock;
  }

  @Override
  public String getThemeName(Theme.Type type) {
    String name = stock.getThemeName(type);
    if (type != Theme.Type.LOGIN || !Look.draws(name) || clientHasItsOwn()) {
      return name;
    }
    return signedIn().flatMap(LookThemeSelectorProvider::look).map(Look::themeName).orElse(name);
  }

  /** What the school decides, else what the person chose. */
  private static Optional<Look> look(UserModel user) {
    return SchoolLook.of(user).or(() -> Look.of(user));
  }

  private boolean clientHasItsOwn() {
    ClientModel client = session.getContext().getClient();
    String theme =
        client == null ? null : client.getAttribute(DefaultThemeSelectorProvider.LOGIN_THEME_KEY);
    return theme != null && !theme.isEmpty();
  }

  private Optional<UserModel> signedIn() {
    KeycloakContext context = session.getContext();
    AuthenticationSessionModel attempt = context.getAuthenticationSession();
    if (attempt != null) {
      return Optional.ofNullable(attempt.getAuthenticatedUser())
          .filter(user -> isThrough(attempt.getAction()));
    }
    return Optional.ofNullable(context.getUserSession()).map(UserSessionModel::getUser);
  }

  private static boolean isThrough(String action) {
    return Action.REQUIRED_ACTIONS.name().equals(action)
        || Action.OAUTH_GRANT.name().equals(action);
  }

  @Override
  public void close() {}
}
