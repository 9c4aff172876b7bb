package fr.marelle.directory.api;

import fr.marelle.directory.run.DirectoryNode;
import fr.marelle.directory.run.Runs;
import fr.marelle.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Puts {@link DirectoryResource} at {@code /admin/realms/{realm}/marelle-directory}. */
public final class DirectoryResourceFactory implements AdminRealmResourceProviderFactory {
  private static final String INTERVAL = "interval";
  private static final String LEASE = "lease";
  private static final int USUAL_INTERVAL_SECONDS = 5;
  private static final int USUAL_LEASE_SECONDS = 60;

  /** Who follow runs on this node at once. */
  private static final int MOST_FOLLOWERS = 20;

  private static final String ID = "marelle-directory";

  private final Semaphore followers = new Semaphore(MOST_FOLLOWERS);
  private DirectoryNode node;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    node =
        new DirectoryNode(
            Duration.ofSeconds(Math.max(1, config.getInt(INTERVAL, USUAL_INTERVAL_SECONDS))),
            Duration.ofSeconds(Math.max(10, config.getInt(LEASE, USUAL_LEASE_SECONDS))));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    node.begin(factory);
  }

  /** The runs of the realm of a session, for another door than this one. */
  public static Runs runs(KeycloakSession session) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    DirectoryResourceFactory door =
        (DirectoryResourceFactory) factory.getProviderFactory(AdminRealmResourceProvider.class, ID);
    return door.node.runs(factory, session.getContext().getRealm().getId());
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new Door(node, followers);
  }

  /** Closed with each session; the node's threads are not. */
  private record Door(DirectoryNode node, Semaphore followers)
      implements AdminRealmResourceProvider {
    @Override
    public Object getResource(
        KeycloakSession session,
        RealmModel realm,
        AdminPermissionEvaluator auth,
        AdminEventBuilder adminEvent) {
      return new DirectoryResource(
          auth,
          node.runs(session.getKeycloakSessionFactory(), realm.getId()),
          followers,
          Texts.of(session));
    }

    @Override
    public void close() {}
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(INTERVAL)
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Seconds between two looks for runs of the directory that a node left behind.")
        .defaultValue(USUAL_INTERVAL_SECONDS)
        .add()
        .property()
        .name(LEASE)
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText(
            "Seconds for which a node that says nothing is taken to be at work on a run of the"
                + " directory; then another takes it over. At least 10.")
        .defaultValue(USUAL_LEASE_SECONDS)
        .add()
        .build();
  }

  @Override
  public void close() {
    node.close();
  }
}
