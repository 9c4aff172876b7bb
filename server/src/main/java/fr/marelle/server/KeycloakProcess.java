package fr.marelle.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The script {@code kc.sh} and the Java below it, which signals don't always reach. */
final class KeycloakProcess implements Running {
  private final Process script;

  KeycloakProcess(Process script) {
    this.script = script;
  }

  boolean isAlive() {
    return script.isAlive();
  }

  @Override
  public boolean ended(Duration patience) {
    try {
      return script.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for Keycloak.", e);
    }
  }

  @Override
  public int exitCode() {
    return script.exitValue();
  }

  /** Asks for an orderly shutdown, and insists when it takes too long. */
  void stop(Duration patience) {
    List<ProcessHandle> all = family();
    script.destroy();
    if (!ended(patience)) {
      killAll(all);
    }
    await(all, patience);
  }

  /** Ends everything at once. */
  void kill() {
    List<ProcessHandle> all = family();
    killAll(all);
    await(all, Duration.ofSeconds(10));
  }

  private List<ProcessHandle> family() {
    return Stream.concat(script.descendants(), Stream.of(script.toHandle())).toList();
  }

  private static void killAll(List<ProcessHandle> all) {
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private static void await(List<ProcessHandle> all, Duration patience) {
    for (ProcessHandle process : all) {
      process
          .onExit()
          .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }
}
