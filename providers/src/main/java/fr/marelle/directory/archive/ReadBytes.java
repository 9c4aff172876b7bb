package fr.marelle.directory.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Counts how much of a delivery has been read. */
public final class ReadBytes {
  private final long total;
  private long before;
  private long ofFile;

  /**
   * @param parts all that will be read
   */
  public ReadBytes(List<Part> parts) {
    this.total = parts.stream().mapToLong(Part::size).sum();
  }

  /** Opens the next file; the one before counts as read, whether or not it was. */
  public InputStream of(Part part) throws IOException {
    before += ofFile;
    ofFile = 0;
    return new Counted(part.open(), part.size());
  }

  /** From 0 to 1. */
  public double share() {
    return total == 0 ? 1 : Math.min(1.0, (double) (before + ofFile) / total);
  }

  private final class Counted extends FilterInputStream {
    private final long size;

    Counted(InputStream in, long size) {
      super(in);
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      ofFile += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      ofFile += Math.max(read, 0);
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() throws IOException {
      ofFile = size;
      super.close();
    }
  }
}
