package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets a parser read so many bytes and no more until it is granted more: whatever it collects in
 * one step stays within the memory there is. Parsers of their own accord collect a comment, a long
 * name or a header of any length.
 */
public final class Allowance extends FilterInputStream {
  private final Reason reason;
  private long left;

  /**
   * @param reason what it is a sign of when a step takes more
   */
  public Allowance(InputStream in, Reason reason) {
    super(in);
    this.reason = reason;
  }

  /** Grants so many bytes for the step that begins. */
  public void grant(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    spend(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    spend(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    spend(skipped);
    return skipped;
  }

  private void spend(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new BrokenPartException(reason);
    }
  }
}
