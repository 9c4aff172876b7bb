package fr.marelle.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.keycloak.admin.client.Keycloak;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.images.builder.Transferable;

/** Keycloak's own image, run by Testcontainers. */
final class ContainerServer implements KeycloakServer {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SHUTDOWN_SECONDS = 30;
  private static final String KEYCLOAK = "/opt/keycloak/";

  private final ServerSpec spec;
  private final Port port;
  private final Port managementPort;
  private final KeycloakContainer container;
  private final AdminAccess admin;

  ContainerServer(ServerSpec spec) {
    if (spec.dataDirectory().isPresent()) {
      throw new IllegalArgumentException(
          "A container keeps its data to itself: no data directory can be chosen.");
    }
    this.spec = spec;
    this.port = Port.of(spec.port());
    this.managementPort = Port.free();
    this.container = container();
    this.admin = new AdminAccess(baseUrl(), spec);
  }

  private KeycloakContainer container() {
    KeycloakContainer keycloak =
        new KeycloakContainer("quay.io/keycloak/keycloak:" + spec.version())
            .withAdminUsername(spec.adminName())
            .withAdminPassword(spec.adminPassword())
            .withProviderLibsFrom(spec.jars().stream().map(Path::toFile).toList())
            .withEnv(spec.environment())
            .withCopyToContainer(
                Transferable.of(
                    new KeycloakConf(spec.allOptions()).text().getBytes(StandardCharsets.UTF_8)),
                KEYCLOAK + "conf/keycloak.conf")
            .withStartupTimeout(PATIENCE)
            // A released version stays what it is: no registry is asked for one that is here.
            .withImagePullPolicy(PullPolicy.defaultPolicy());
    spec.heap().ifPresent(heap -> keycloak.withEnv("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx" + heap));
    // Testcontainers itself asks for the import of whatever lies there.
    spec.realm()
        .ifPresent(
            realm -> keycloak.withCopyToContainer(new DataWithRealm(realm), KEYCLOAK + "data"));
    if (!spec.isDevelopment()) {
      keycloak.withProductionMode();
    }
    // The same ports after a restart: Docker would draw new ones, and on every interface.
    keycloak.setPortBindings(
        List.of(
            "127.0.0.1:" + port.number() + ":8080",
            "127.0.0.1:" + managementPort.number() + ":9000"));
    return keycloak;
  }

  @Override
  public synchronized void start() {
    if (container.isRunning()) {
      return;
    }
    port.requireFree();
    managementPort.requireFree();
    if (container.getContainerId() == null) {
      startFirst();
    } else {
      docker().startContainerCmd(container.getContainerId()).exec();
      new Readiness(managementUrl(), this::lastWords, PATIENCE).await(new RunningContainer());
    }
  }

  private void startFirst() {
    // Testcontainers removes a container that failed, and its log with it.
    ToStringConsumer output = new ToStringConsumer();
    container.withLogConsumer(output);
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      throw new ServerException(
          "Keycloak did not start in its container. Its last words:%n%s"
              .formatted(ServerLog.lastLines(output.toUtf8String())),
          e);
    }
  }

  @Override
  public synchronized void stop() {
    admin.close();
    if (container.isRunning()) {
      docker().stopContainerCmd(container.getContainerId()).withTimeout(SHUTDOWN_SECONDS).exec();
    }
  }

  @Override
  public synchronized void kill() {
    admin.close();
    if (container.isRunning()) {
      docker().killContainerCmd(container.getContainerId()).exec();
    }
  }

  @Override
  public synchronized void close() {
    admin.close();
    container.stop();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private String lastWords() {
    return ServerLog.lastLines(log());
  }

  @Override
  public URI baseUrl() {
    return URI.create("http://localhost:%d/".formatted(port.number()));
  }

  @Override
  public URI managementUrl() {
    return URI.create("http://localhost:%d/".formatted(managementPort.number()));
  }

  @Override
  public String version() {
    return spec.version();
  }

  @Override
  public Optional<Path> home() {
    return Optional.empty();
  }

  @Override
  public Keycloak adminClient() {
    return admin.client();
  }

  @Override
  public String log() {
    return container.getLogs();
  }

  private final class RunningContainer implements Running {

    @Override
    public boolean ended(Duration patience) {
      try (WaitContainerResultCallback end =
          docker()
              .waitContainerCmd(container.getContainerId())
              .exec(new WaitContainerResultCallback())) {
        return end.awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServerException("Interrupted while waiting for Keycloak.", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int exitCode() {
      InspectContainerResponse.ContainerState state =
          docker().inspectContainerCmd(container.getContainerId()).exec().getState();
      return Math.toIntExact(state.getExitCodeLong());
    }
  }
}
