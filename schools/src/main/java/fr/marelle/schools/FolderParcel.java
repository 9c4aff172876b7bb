package fr.marelle.schools;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in a folder. */
final class FolderParcel implements Parcel {
  private final Path folder;

  FolderParcel(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public OutputStream file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
  }

  @Override
  public void close() {}
}
