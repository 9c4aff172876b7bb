package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What somebody sent: a file, a folder, a .zip or a .tar.gz. What it is, its content says. */
public final class Delivery implements Closeable {
  private static final int MAGIC = 4;

  private final List<Part> parts;
  private final List<Problem> notes;
  private final Closeable held;

  Delivery(List<Part> parts, List<Problem> notes, Closeable held) {
    this.parts = List.copyOf(parts);
    this.notes = List.copyOf(notes);
    this.held = held;
  }

  /**
   * Opens a file or a folder.
   *
   * @param name of the file as its sender knows it
   * @param spool where files may be put down for as long as the delivery is open; who owns it
   *     provides for enough space
   * @throws SourceRefusedException when nothing of it may be read
   */
  public static Delivery open(Path path, String name, ArchiveLimits limits, Path spool)
      throws IOException, SourceRefusedException {
    if (Files.isDirectory(path)) {
      return new Folder(path, name, limits).open();
    }
    byte[] magic = magic(path);
    if (isZip(magic)) {
      return new ZipArchive(path, name, limits).open();
    }
    if (startsWith(magic, 0x1f, 0x8b)) {
      return new TarArchive(path, name, limits, spool).open();
    }
    return new SingleFile(path, name, limits).open();
  }

  /**
   * Opens a file that is to be a table and nothing else.
   *
   * @param name of the file as its sender knows it
   * @throws SourceRefusedException where it is an archive, or what a spreadsheet keeps for itself
   */
  public static Delivery table(Path path, String name, ArchiveLimits limits)
      throws IOException, SourceRefusedException {
    byte[] magic = magic(path);
    if (isZip(magic)
        || startsWith(magic, 0x1f, 0x8b)
        || startsWith(magic, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw new Contents(name, limits).refusal(Reason.SPREADSHEET);
    }
    return new SingleFile(path, name, limits).open();
  }

  /** The files that may be read, by name. At least one. */
  public List<Part> parts() {
    return parts;
  }

  /** What was passed over. */
  public List<Problem> notes() {
    return notes;
  }

  @Override
  public void close() throws IOException {
    held.close();
  }

  private static byte[] magic(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return file.readNBytes(MAGIC);
    }
  }

  private static boolean isZip(byte[] magic) {
    return startsWith(magic, 'P', 'K', 3, 4) || startsWith(magic, 'P', 'K', 5, 6);
  }

  private static boolean startsWith(byte[] magic, int... expected) {
    if (magic.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((magic[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
