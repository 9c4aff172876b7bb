package fr.marelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersFileTest {
  private static final Texts TEXTS = new Texts(Locale.FRENCH);

  @TempDir private Path folder;

  private void write(Path path, String text) throws IOException {
    try (OwnersFile file = OwnersFile.open(path, TEXTS)) {
      file.write(out -> out.write(text));
    }
  }

  private static String permissions(Path path) throws IOException {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (UnsupportedOperationException windows) {
      return "unknown";
    }
  }

  @Test
  void whatIsMadeIsForItsOwnerAlone() throws IOException {
    Path path = folder.resolve("compte-rendu.csv");

    write(path, "Élève");

    assertThat(permissions(path)).isEqualTo(File.separatorChar == '\\' ? "unknown" : "rw-------");
    assertThat(Files.readString(path)).isEqualTo("\ufeffÉlève");
  }

  @Test
  void whatWasThereIsThereUntilTheNewOneComes() throws IOException {
    Path path = Files.writeString(folder.resolve("questions.csv"), "with many answers");

    OwnersFile.open(path, TEXTS).close();
    assertThat(Files.readString(path)).isEqualTo("with many answers");
    write(path, "new");

    assertThat(Files.readString(path)).isEqualTo("\ufeffnew");
  }

  @Test
  void aFolderThatIsNotThereIsToldAtOnce() {
    Path path = folder.resolve("missing").resolve("compte-rendu.csv");

    assertThatThrownBy(() -> OwnersFile.open(path, TEXTS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(path.toString());
  }
}
