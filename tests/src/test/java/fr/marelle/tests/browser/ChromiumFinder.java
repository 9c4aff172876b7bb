package fr.marelle.tests.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a Chromium: the system's; else Debian's package, where it can be installed; else none, and
 * Playwright brings its own.
 */
final class ChromiumFinder {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** The browser's executable, or empty where Playwright has to download one. */
  Optional<Path> find() {
    return NAMES.stream()
        .flatMap(name -> onPath(name).stream())
        .findFirst()
        .or(
            () ->
                mayInstall() && apt("update") && apt("install", "--yes", "chromium")
                    ? onPath("chromium")
                    : Optional.empty());
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", ""))
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean mayInstall() {
    return "root".equals(System.getProperty("user.name")) && onPath("apt-get").isPresent();
  }

  private static boolean apt(String... arguments) {
    ProcessBuilder command =
        new ProcessBuilder(
            Stream.concat(Stream.of("apt-get", "--quiet"), Stream.of(arguments)).toList());
    command.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      return command.inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
