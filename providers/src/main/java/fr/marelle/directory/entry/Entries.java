package fr.marelle.directory.entry;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The entries of a source, one by one; for one thread. */
public interface Entries extends Closeable {
  /**
   * The next entry; empty at the end. Problems come before the entry that they are about.
   *
   * @throws IOException where the server's disk fails
   */
  Optional<Entry> next() throws IOException;

  /** How much of the source has been read: from 0 to 1, never back. */
  double progress();

  @Override
  void close() throws IOException;
}
