package fr.marelle.directory.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as it lies on the disk. */
record PlainPart(String name, long size, Path file) implements Part {
  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }
}
