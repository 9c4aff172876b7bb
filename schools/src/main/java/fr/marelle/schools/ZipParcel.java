package fr.marelle.schools;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in a .zip, all of the same moment so that the bytes are the same. */
final class ZipParcel implements Parcel {
  private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 9, 1, 4, 0);

  private final ZipOutputStream zip;

  ZipParcel(Path file) throws IOException {
    this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  @Override
  public OutputStream file(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(MOMENT);
    zip.putNextEntry(entry);
    return new BufferedOutputStream(new Entry(zip), 1 << 16);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Closing a file does not close the archive. */
  private static final class Entry extends FilterOutputStream {
    Entry(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      ((ZipOutputStream) out).closeEntry();
    }
  }
}
