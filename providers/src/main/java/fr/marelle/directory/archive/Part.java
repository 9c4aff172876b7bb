package fr.marelle.directory.archive;

import java.io.IOException;
import java.io.InputStream;

/** One file of a delivery. Can be read any number of times. */
public interface Part {
  /** Its path within the delivery, with slashes. */
  String name();

  /** In bytes, unpacked. */
  long size();

  /**
   * Opens it.
   *
   * @throws IOException also while reading, and then a {@link BrokenPartException} where it is not
   *     the disk's fault but the archive's
   */
  InputStream open() throws IOException;

  /** The last element of {@link #name}. */
  default String fileName() {
    return name().substring(name().lastIndexOf('/') + 1);
  }
}
