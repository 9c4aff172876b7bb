package fr.marelle.directory.entry;

import java.util.Objects;

/**
 * Where in a source something stands.
 *
 * @param file name of the file as the person who sent it knows it, within its archive; never a path
 *     of the server
 * @param line the first is 1; 0 for the file as a whole
 */
public record Location(String file, long line) {
  public Location {
    Objects.requireNonNull(file);
  }

  /** The file as a whole. */
  public static Location of(String file) {
    return new Location(file, 0);
  }
}
