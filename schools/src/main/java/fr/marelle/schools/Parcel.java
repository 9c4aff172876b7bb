package fr.marelle.schools;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where files are put: a folder, or an archive. */
public interface Parcel extends Closeable {
  /**
   * Begins a file; the one before is closed.
   *
   * @param name its path in the parcel, with slashes
   */
  OutputStream file(String name) throws IOException;

  /** What a parcel is made as. */
  enum Form {
    FOLDER,
    ZIP,
    TAR_GZ
  }

  /** An empty one. */
  static Parcel create(Form form, Path path) throws IOException {
    return switch (form) {
      case FOLDER -> new FolderParcel(path);
      case ZIP -> new ZipParcel(path);
      case TAR_GZ -> new TarParcel(path);
    };
  }
}
