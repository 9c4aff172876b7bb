package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.testcontainers.images.builder.Transferable;

/**
 * A container's data directory with a realm to import. Directories are written too, because those
 * that Docker makes on its way belong to root, and Keycloak is not root.
 */
final class DataWithRealm implements Transferable {
  private static final int KEYCLOAK_USER = 1000;
  private static final int ROOT_GROUP = 0;
  private static final int DIRECTORY_MODE = 040775;
  private static final int FILE_MODE = 0100664;

  private final String name;
  private final byte[] content;

  DataWithRealm(Path realm) {
    this.name = realm.getFileName().toString();
    try {
      this.content = Files.readAllBytes(realm);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the realm " + realm, e);
    }
  }

  @Override
  public void transferTo(TarArchiveOutputStream tar, String destination) {
    try {
      add(tar, destination + "/", DIRECTORY_MODE, new byte[0]);
      add(tar, destination + "/import/", DIRECTORY_MODE, new byte[0]);
      add(tar, destination + "/import/" + name, FILE_MODE, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot put a realm into a container", e);
    }
  }

  private static void add(TarArchiveOutputStream tar, String path, int mode, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(path);
    entry.setIds(KEYCLOAK_USER, ROOT_GROUP);
    entry.setMode(mode);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  @Override
  public long getSize() {
    return content.length;
  }

  @Override
  public byte[] getBytes() {
    return content.clone();
  }

  @Override
  public String getDescription() {
    return "realm " + name;
  }
}
