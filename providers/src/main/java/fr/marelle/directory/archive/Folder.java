package fr.marelle.directory.archive;

import fr.marelle.directory.entry.SourceRefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** A delivery that lies in a folder of the server. Links are not followed. */
final class Folder {
  private static final int MAX_DEPTH = 8;

  private final Path root;
  private final Contents contents;

  Folder(Path root, String name, ArchiveLimits limits) {
    this.root = root;
    this.contents = new Contents(name, limits);
  }

  Delivery open() throws IOException, SourceRefusedException {
    try (Stream<Path> found = Files.walk(root, MAX_DEPTH)) {
      for (Iterator<Path> files = found.iterator(); files.hasNext(); ) {
        Path file = files.next();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          take(file);
        }
      }
    }
    return contents.delivery(() -> {});
  }

  private void take(Path file) throws IOException, SourceRefusedException {
    String name = root.relativize(file).toString().replace(File.separatorChar, '/');
    if (contents.wants(name)) {
      contents.add(new PlainPart(name, Files.size(file), file));
    }
  }
}
