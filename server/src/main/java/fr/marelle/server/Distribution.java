package fr.marelle.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One version of Keycloak as published: the archive that Maven brought, unpacked once. */
final class Distribution {
  private final Path cache;
  private final String version;

  Distribution(Path cache, String version) {
    this.cache = cache;
    this.version = version;
  }

  /**
   * The unpacked distribution, which nobody may change.
   *
   * @throws ServerException when the archive is missing or damaged
   */
  Path unpacked() {
    Path directory = cache.resolve("distributions").resolve("keycloak-" + version);
    if (!Files.isDirectory(directory)) {
      unpackTo(directory);
    }
    return directory;
  }

  private void unpackTo(Path directory) {
    Path archive = cache.resolve("keycloak-quarkus-dist-" + version + ".zip");
    if (!Files.isRegularFile(archive)) {
      throw new ServerException(
          "Keycloak %s is not at %s: let Maven bring it with ./mvnw -pl server process-resources."
              .formatted(version, archive));
    }
    try (Draft draft = Draft.of(directory)) {
      extract(archive, draft.directory());
      draft.publish("keycloak-" + version);
    } catch (ZipException | EOFException e) {
      throw damaged(archive, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + archive + " into " + directory, e);
    }
  }

  private ServerException damaged(Path archive, IOException cause) {
    return new ServerException(
        "The download of Keycloak %s is damaged (%s). Delete %s and start again; should that not help, delete keycloak-quarkus-dist/%s in Maven's local repository (~/.m2/repository/org/keycloak) too."
            .formatted(version, cause.getMessage(), archive, version),
        cause);
  }

  private static void extract(Path archive, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new ZipException(entry.getName() + " would lie outside");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          extract(zip, entry, file);
        }
      }
    }
  }

  private static void extract(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    // java.util.zip checks no sum when it reads through the directory at the archive's end.
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      Files.copy(in, file);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new ZipException(entry.getName() + " has a wrong checksum");
      }
    } catch (FileAlreadyExistsException e) {
      throw new ZipException(entry.getName() + " is there twice");
    }
    if (file.getFileName().toString().endsWith(".sh") && !file.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + file + " executable");
    }
  }
}
