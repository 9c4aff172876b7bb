package fr.marelle.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The key of a server in development mode: made once, kept in the server's data folder. */
final class DevelopmentKey {
  static final String ID = "development";

  private final Path file;

  DevelopmentKey(Path home) {
    this.file = home.resolve("data").resolve("marelle").resolve("code.key");
  }

  Path file() {
    return file;
  }

  KeyRing read() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      return new KeyRing(List.of(SealingKey.of(ID, Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException("The development key for codes cannot be kept in " + file, e);
    }
  }

  private void create() throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.getParent());
    Files.createFile(file, ownerOnly());
    Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
