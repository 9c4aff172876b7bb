package fr.marelle.directory.entry;

import java.io.Closeable;
import java.io.IOException;

/**
 * Files of one delivery, in one format. Can be read any number of times, each time with the same
 * entries in the same order: schools, pupils, relatives, staff, as far as it has them.
 */
public interface Source extends Closeable {
  /** Whom it speaks of. */
  Coverage coverage();

  /**
   * Begins to read, from the start.
   *
   * @throws IOException where the server's disk fails; what is wrong with a file itself is a {@link
   *     Problem} among the entries
   */
  Entries open() throws IOException;

  /** Lets go of the files, and of those that were put down for a while. */
  @Override
  void close() throws IOException;
}
