package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  @TempDir private Path directory;

  @Test
  void isFoundFromADirectoryBelow() throws IOException {
    makeCheckout(directory);
    Path below = Files.createDirectories(directory.resolve("tests/target"));

    assertThat(Checkout.above(below).root()).isEqualTo(directory);
  }

  @Test
  void isNotTakenForTheModuleThatOnlyHoldsTheWrapper() throws IOException {
    makeCheckout(directory);
    Path module = Files.createDirectories(directory.resolve("module"));
    Files.createFile(module.resolve("mvnw"));

    assertThat(Checkout.above(module).root()).isEqualTo(directory);
  }

  @Test
  void saysHowToNameOneWhereThereIsNone() {
    assertThatThrownBy(() -> Checkout.above(directory))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("-Dmarelle.root=");
  }

  @Test
  void refusesANamedDirectoryThatIsNone() {
    assertThatThrownBy(() -> Checkout.at(directory))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(directory.toString());
  }

  @Test
  void isThisOneWhenTheTestsRun() {
    assertThat(Checkout.find().realm()).exists();
  }

  private static void makeCheckout(Path root) throws IOException {
    Files.createFile(root.resolve("mvnw"));
    Files.createDirectory(root.resolve("realm-export"));
  }
}
