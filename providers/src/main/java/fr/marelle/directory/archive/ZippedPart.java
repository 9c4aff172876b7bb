package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file within a .zip. */
record ZippedPart(ZipFile zip, ZipEntry entry) implements Part {
  @Override
  public String name() {
    return entry.getName();
  }

  @Override
  public long size() {
    return entry.getSize();
  }

  @Override
  public InputStream open() throws IOException {
    try {
      return new UnpackedStream(zip.getInputStream(entry), size());
    } catch (ZipException e) {
      throw new BrokenPartException(Reason.BROKEN_ARCHIVE);
    }
  }
}
