package fr.marelle.directory.run;

import fr.marelle.directory.entry.Source;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** Finds out what somebody sent. */
interface SourceOpener {
  /**
   * Opens a file.
   *
   * @param name as whoever sent it calls it
   * @param spool a folder where it may put things down
   * @throws SourceRefusedException when nothing of it may be read
   * @throws IOException where the server's disk fails
   */
  Source open(Path file, String name, RunSettings settings, Path spool)
      throws IOException, SourceRefusedException;
}
