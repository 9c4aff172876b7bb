package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A delivery in a .tar.gz. It can only be read from front to back, and not in the order that is
 * needed, so its files are put down in the spool. Their names are not used for that.
 */
final class TarArchive {
  private static final int BUFFER = 1 << 16;

  /** Headers of one file, long names included. */
  private static final long HEADERS = 1 << 20;

  private final Path file;
  private final ArchiveLimits limits;
  private final Contents contents;
  private final Path spool;
  private final byte[] buffer = new byte[BUFFER];
  private long unpacked;

  TarArchive(Path file, String name, ArchiveLimits limits, Path spool) {
    this.file = file;
    this.limits = limits;
    this.contents = new Contents(name, limits);
    this.spool = spool;
  }

  Delivery open() throws IOException, SourceRefusedException {
    SpoolFolder folder = SpoolFolder.in(spool);
    boolean isOpen = false;
    try {
      unpackInto(folder);
      Delivery delivery = contents.delivery(folder);
      isOpen = true;
      return delivery;
    } finally {
      if (!isOpen) {
        folder.close();
      }
    }
  }

  private void unpackInto(SpoolFolder folder) throws IOException, SourceRefusedException {
    long packed = Files.size(file);
    try (Allowance bytes = new Allowance(unzipped(), Reason.ARCHIVE_BOMB);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(bytes, StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = next(tar, bytes); entry != null; entry = next(tar, bytes)) {
        unpacked += Math.max(entry.getSize(), 0);
        if (limits.isBomb(unpacked, packed)) {
          throw contents.refusal(Reason.ARCHIVE_BOMB);
        }
        bytes.grant(Long.MAX_VALUE);
        take(tar, entry, folder);
      }
    }
  }

  private void take(TarArchiveInputStream tar, TarArchiveEntry entry, SpoolFolder folder)
      throws IOException, SourceRefusedException {
    if (entry.isDirectory()) {
      return;
    }
    if (entry.isLink() || entry.isSymbolicLink()) {
      throw contents.refusal(Reason.OUTSIDE_PATH);
    }
    // A file with holes: a few bytes may say that there are any number of zeros.
    if (entry.isSparse()) {
      throw contents.refusal(Reason.ARCHIVE_BOMB);
    }
    if (contents.wants(entry.getName()) && entry.isFile()) {
      Path spooled = folder.newFile();
      try (OutputStream out = Files.newOutputStream(spooled)) {
        copy(tar, out);
      }
      contents.add(new PlainPart(entry.getName(), Files.size(spooled), spooled));
    } else {
      copy(tar, OutputStream.nullOutputStream());
    }
  }

  private void copy(InputStream tar, OutputStream out) throws IOException, SourceRefusedException {
    long copied = 0;
    for (int read = read(tar); read >= 0; read = read(tar)) {
      copied += read;
      contents.checkSize(copied);
      out.write(buffer, 0, read);
    }
  }

  private InputStream unzipped() throws IOException, SourceRefusedException {
    InputStream raw = Files.newInputStream(file);
    try {
      return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
    } catch (IOException e) {
      raw.close();
      throw contents.refusal(Reason.BROKEN_ARCHIVE);
    }
  }

  private TarArchiveEntry next(TarArchiveInputStream tar, Allowance bytes)
      throws SourceRefusedException {
    bytes.grant(HEADERS);
    try {
      return tar.getNextEntry();
    } catch (BrokenPartException e) {
      throw contents.refusal(e.reason());
    } catch (IOException | IllegalArgumentException e) {
      throw contents.refusal(Reason.BROKEN_ARCHIVE);
    }
  }

  /** Only what comes from the archive is its fault; the spool's disk has faults of its own. */
  private int read(InputStream tar) throws SourceRefusedException {
    try {
      return tar.read(buffer);
    } catch (IOException e) {
      throw contents.refusal(Reason.BROKEN_ARCHIVE);
    }
  }
}
