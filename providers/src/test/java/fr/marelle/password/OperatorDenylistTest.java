package fr.marelle.password;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.policy.PasswordPolicyConfigException;

class OperatorDenylistTest {
  @TempDir Path directory;

  @Test
  void refusesTheWordsOfTheFile() throws IOException {
    Files.writeString(directory.resolve("ent.txt"), "# notre ENT\nBultelville\n");

    assertThat(named("ent.txt").words().refuses("Bultelville59!")).isTrue();
    assertThat(named("ent.txt").words().refuses("Autreville59!")).isFalse();
  }

  @Test
  void readsTheFileAgainWhenItHasChanged() throws IOException {
    Path file = Files.writeString(directory.resolve("ent.txt"), "bultelville\n");
    OperatorDenylist list = named("ent.txt");
    Files.writeString(file, "bultelville\nautreville\n");

    assertThat(list.words().refuses("Autreville59!")).isTrue();
  }

  @Test
  void keepsTheWordsWhenTheFileBecomesUnreadable() throws IOException {
    Path file = Files.writeString(directory.resolve("ent.txt"), "bultelville\n");
    OperatorDenylist list = named("ent.txt");

    Files.write(file, "élève\n".getBytes(ISO_8859_1));
    assertThat(list.words().refuses("Bultelville59!")).isTrue();
    Files.delete(file);
    assertThat(list.words().refuses("Bultelville59!")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secrets.txt",
        "/etc/passwd",
        "a/b.txt",
        "a\\b.txt",
        "..",
        ".hidden",
        "liste noire.txt",
        "a\u0000b"
      })
  void staysInsideItsDirectory(String name) {
    assertThatThrownBy(() -> named(name))
        .isInstanceOf(PasswordPolicyConfigException.class)
        .hasMessageStartingWith("Not a file name");
  }

  @Test
  void saysThatTheFileIsNotThere() {
    assertThatThrownBy(() -> named("absent.txt"))
        .isInstanceOf(PasswordPolicyConfigException.class)
        .hasMessage("Denylist not readable: the file absent.txt is not there");
  }

  @Test
  void saysThatItIsNoFile() throws IOException {
    Files.createDirectory(directory.resolve("folder"));

    assertThatThrownBy(() -> named("folder"))
        .hasMessage("Denylist not readable: folder is not a file");
  }

  @Test
  void saysThatItIsNotInUtf8() throws IOException {
    Files.write(directory.resolve("latin.txt"), "élève\n".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> named("latin.txt"))
        .hasMessage("Denylist not readable: latin.txt is not written in UTF-8");
  }

  @Test
  void saysThatItIsTooLarge() throws IOException {
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve("large.txt").toFile(), "rw")) {
      file.setLength(OperatorDenylist.LARGEST + 1);
    }

    assertThatThrownBy(() -> named("large.txt"))
        .hasMessage("Denylist not readable: large.txt is larger than 5000000 bytes");
  }

  @Test
  void saysWhichLineIsTooLong() throws IOException {
    Files.writeString(directory.resolve("long.txt"), "a".repeat(129));

    assertThatThrownBy(() -> named("long.txt"))
        .hasMessage("Denylist not readable: long.txt: line 1 is longer than 128 characters");
  }

  @Test
  void letsTheServerStartWithoutTheFileAndReadsItWhenItComes() throws IOException {
    OperatorDenylists lists = new OperatorDenylists(directory, () -> true);
    OperatorDenylist list = lists.named("late.txt");

    assertThat(list.words().refuses("Bultelville59!")).isFalse();
    Files.writeString(directory.resolve("late.txt"), "Bultelville");
    assertThat(list.words().refuses("Bultelville59!")).isTrue();
  }

  private OperatorDenylist named(String name) {
    return new OperatorDenylists(directory, () -> false).named(name);
  }
}
