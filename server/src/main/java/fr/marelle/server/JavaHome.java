package fr.marelle.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Java that the server runs on: the one that runs this. */
record JavaHome(Path directory) {
  private static final int OLDEST = 17;

  /**
   * @throws ServerException when it is too old or isn't whole
   */
  static JavaHome current() {
    return checked(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  static JavaHome checked(int version, Path directory) {
    if (version < OLDEST) {
      throw new ServerException(
          "Keycloak needs a JDK %d or later, and %s is Java %d: set JAVA_HOME to a JDK %d and start again."
              .formatted(OLDEST, directory, version, OLDEST));
    }
    Path bin = directory.resolve("bin");
    if (!Files.isExecutable(bin.resolve("java")) && !Files.isExecutable(bin.resolve("java.exe"))) {
      throw new ServerException(
          "There is no java in %s: set JAVA_HOME to a JDK %d and start again."
              .formatted(bin, OLDEST));
    }
    return new JavaHome(directory);
  }
}
