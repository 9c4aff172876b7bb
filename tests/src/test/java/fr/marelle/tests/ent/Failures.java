package fr.marelle.tests.ent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where a failed test leaves what helps to understand it: {@code target/failures/<test>/}. */
public final class Failures {
  private Failures() {}

  /** Has a file of that name written for the test. */
  public static void file(ExtensionContext context, String name, Consumer<Path> writer) {
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName()
            + (context.getUniqueId().contains("test-template-invocation")
                ? "." + context.getUniqueId().replaceAll(".*:#(\\d+).*", "$1")
                : "");
    Path folder =
        Path.of(System.getProperty("marelle.failures", "target/failures"))
            .resolve(System.getProperty("keycloak.version", "unknown"))
            .resolve(test);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writer.accept(folder.resolve(name));
  }
}
