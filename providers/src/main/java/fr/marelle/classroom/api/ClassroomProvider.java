package fr.marelle.classroom.api;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Places {@link Classroom} at {@code /realms/{realm}/marelle-classroom}. */
public final class ClassroomProvider implements RealmResourceProviderFactory {
  /** The name in the address. */
  public static final String ID = "marelle-classroom";

  private final Routes routes = Routes.of(Resources.CLASSES);

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new RealmResourceProvider() {
      @Override
      public Object getResource() {
        return new Classroom(session, routes);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
