package fr.marelle.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.keycloak.admin.client.Keycloak;

/**
 * A Keycloak that runs. Its ports stay the same from one {@link #start()} to the next, and so does
 * its data until {@link #close()}.
 */
public interface KeycloakServer extends AutoCloseable {

  /** Where people and applications reach it, with a trailing slash. */
  URI baseUrl();

  /** Where health, and metrics when they are enabled, are read; with a trailing slash. */
  URI managementUrl();

  /** Keycloak's version. */
  String version();

  /** The directory of the installed server; none on this machine where it runs in a container. */
  Optional<Path> home();

  /**
   * A client of the admin REST API, signed in as the bootstrap administrator; closed with the
   * server.
   */
  Keycloak adminClient();

  /** What the server has printed since it was installed. */
  String log();

  /** Shuts down in order; does nothing where the server is stopped. */
  void stop();

  /**
   * Starts with the same data and ports and returns when the server is ready; does nothing where it
   * runs.
   *
   * @throws ServerException when a port is taken, or the server dies or isn't ready in time
   */
  void start();

  /** Ends the server at once, as a power cut would ({@code kill -9}). */
  void kill();

  /** Stops, and removes everything that was not asked to be kept with a data directory. */
  @Override
  void close();
}
