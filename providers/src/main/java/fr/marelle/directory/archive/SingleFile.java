package fr.marelle.directory.archive;

import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A delivery of one file. */
final class SingleFile {
  private final Path file;
  private final Contents contents;
  private final String name;

  SingleFile(Path file, String name, ArchiveLimits limits) {
    this.file = file;
    this.name = name;
    this.contents = new Contents(name, limits);
  }

  Delivery open() throws IOException, SourceRefusedException {
    if (contents.wants(name)) {
      contents.add(new PlainPart(name, Files.size(file), file));
    }
    return contents.delivery(() -> {});
  }
}
