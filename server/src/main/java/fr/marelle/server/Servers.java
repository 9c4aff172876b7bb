package fr.marelle.server;

import org.testcontainers.DockerClientFactory;

/** Starts servers. */
public final class Servers {
  private Servers() {}

  /**
   * A server as a process on this machine, from the distribution that Maven brought; ready when
   * this returns.
   *
   * @throws ServerException when it cannot be installed or started
   */
  public static KeycloakServer process(ServerSpec spec) {
    KeycloakServer server = ProcessServer.install(spec, Checkout.find().cache());
    return started(server);
  }

  /**
   * A server in a container, from Keycloak's own image; ready when this returns.
   *
   * @throws ServerException when it cannot be started
   */
  public static KeycloakServer container(ServerSpec spec) {
    return started(new ContainerServer(spec));
  }

  /** Whether there is an engine that {@link #container} could use. */
  public static boolean containerEngineAnswers() {
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } catch (RuntimeException e) {
      // An engine that cannot run the image Testcontainers tries it with, for want of a registry.
      return false;
    }
  }

  private static KeycloakServer started(KeycloakServer server) {
    try {
      server.start();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }
}
