package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A delivery in a .zip, read where it lies: nothing is unpacked to the disk. */
final class ZipArchive {
  /** What Windows in French writes names in, where it does not say UTF-8. */
  private static final String OF_WINDOWS = "IBM850";

  /** Of ten thousand files with names of a thousand characters. */
  private static final long MAX_DIRECTORY = 16 << 20;

  private static final int FLAGS = 6;
  private static final int ENCRYPTED = 1;

  private final Path file;
  private final ArchiveLimits limits;
  private final Contents contents;

  ZipArchive(Path file, String name, ArchiveLimits limits) {
    this.file = file;
    this.limits = limits;
    this.contents = new Contents(name, limits);
  }

  Delivery open() throws IOException, SourceRefusedException {
    long directory = ZipDirectory.size(file);
    if (directory == ZipDirectory.NOWHERE) {
      throw contents.refusal(Reason.BROKEN_ARCHIVE);
    }
    if (directory > MAX_DIRECTORY) {
      throw contents.refusal(Reason.TOO_MANY_FILES, Integer.toString(limits.files()));
    }
    if (isEncrypted()) {
      throw contents.refusal(Reason.ENCRYPTED_ARCHIVE);
    }
    ZipFile zip = zip();
    try {
      for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
        take(zip, entries.next());
      }
      return contents.delivery(zip);
    } catch (IllegalArgumentException unreadableName) {
      zip.close();
      throw contents.refusal(Reason.BROKEN_ARCHIVE);
    } catch (SourceRefusedException refused) {
      zip.close();
      throw refused;
    }
  }

  private void take(ZipFile zip, ZipEntry entry) throws SourceRefusedException {
    if (entry.isDirectory() || !contents.wants(entry.getName())) {
      return;
    }
    if (entry.getSize() < 0 || limits.isBomb(entry.getSize(), entry.getCompressedSize())) {
      throw contents.refusal(Reason.ARCHIVE_BOMB);
    }
    contents.add(new ZippedPart(zip, entry));
  }

  /** An archive that names a place beyond its end is broken, too: that is no fault of the disk. */
  private ZipFile zip() throws IOException, SourceRefusedException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException | EOFException notUtf8) {
      try {
        return new ZipFile(file.toFile(), ofWindows());
      } catch (ZipException | EOFException e) {
        throw contents.refusal(Reason.BROKEN_ARCHIVE);
      }
    }
  }

  private static Charset ofWindows() {
    return Charset.isSupported(OF_WINDOWS)
        ? Charset.forName(OF_WINDOWS)
        : StandardCharsets.ISO_8859_1;
  }

  /** Whether the first file needs a password: then all do (APPNOTE 4.4.4, bit 0). */
  private boolean isEncrypted() throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] header = bytes.readNBytes(FLAGS + 1);
      return header.length > FLAGS && header[2] == 3 && (header[FLAGS] & ENCRYPTED) != 0;
    }
  }
}
