package fr.marelle.directory.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large the directory of a .zip says it is. The JDK reads all of it into memory when it opens
 * the archive, before anybody can ask how many files there are.
 */
final class ZipDirectory {
  /** The end of the directory and the longest comment behind it (APPNOTE 4.3.16). */
  private static final int TAIL = 22 + 0xFFFF;

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int SIZE = 12;

  /** Stands for a number that is in the larger format's own end. */
  private static final long ELSEWHERE = 0xFFFFFFFFL;

  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LOCATOR_OFFSET = 8;

  private static final int END_64 = 0x06064b50;
  private static final int END_64_LENGTH = 56;
  private static final int SIZE_64 = 40;

  /**
   * The size of one that is said to lie outside of the file, or to be less than nothing. The JDK
   * fails at some of these as it does at a broken disk.
   */
  static final long NOWHERE = Long.MAX_VALUE;

  private ZipDirectory() {}

  /**
   * In bytes: the largest of whatever may be taken for the end of the directory, since nothing says
   * which of them a reader takes. 0 where there is none; perhaps {@link #NOWHERE}.
   */
  static long size(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - TAIL - LOCATOR_LENGTH);
      ByteBuffer tail = read(channel, start, (int) (channel.size() - start));
      long size = 0;
      for (int i = 0; i + END_LENGTH <= tail.limit(); i++) {
        if (tail.getInt(i) == END) {
          long said = Integer.toUnsignedLong(tail.getInt(i + SIZE));
          long said64 = size64(channel, tail, i - LOCATOR_LENGTH);
          size = Math.max(size, said == ELSEWHERE ? said64 : Math.max(said, said64));
        }
      }
      return size;
    }
  }

  /** Of an archive whose numbers are too large for its first format; 0 where it is none. */
  private static long size64(SeekableByteChannel channel, ByteBuffer tail, int locator)
      throws IOException {
    if (locator < 0 || tail.getInt(locator) != LOCATOR) {
      return 0;
    }
    long offset = tail.getLong(locator + LOCATOR_OFFSET);
    if (offset < 0 || offset > channel.size() - END_64_LENGTH) {
      return NOWHERE;
    }
    ByteBuffer end = read(channel, offset, END_64_LENGTH);
    if (end.getInt(0) != END_64) {
      return 0;
    }
    long size = end.getLong(SIZE_64);
    return size < 0 ? NOWHERE : size;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long from, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(from);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until all of it is there.
    }
    return bytes.flip();
  }
}
