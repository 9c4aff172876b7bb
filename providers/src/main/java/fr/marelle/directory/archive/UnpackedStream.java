package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Reason;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * A file as it is unpacked: tells a broken archive from a broken disk, and ends where the archive
 * said the file would.
 */
final class UnpackedStream extends FilterInputStream {
  private long left;

  /**
   * @param size what the archive says
   */
  UnpackedStream(InputStream in, long size) {
    super(in);
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (ZipException | EOFException e) {
      throw new BrokenPartException(Reason.BROKEN_ARCHIVE);
    }
    if (read > left || (read < 0 && left > 0)) {
      throw new BrokenPartException(Reason.BROKEN_ARCHIVE);
    }
    left -= Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return read(new byte[(int) Math.min(count, 1 << 13)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
