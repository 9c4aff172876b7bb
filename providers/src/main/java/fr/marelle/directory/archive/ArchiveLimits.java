package fr.marelle.directory.archive;

/**
 * What a delivery may hold at most.
 *
 * @param files number of files
 * @param bytes of all files together, unpacked
 * @param ratio how many times larger a file may become when it is unpacked; small files are free of
 *     it. Directory files of XML shrink to a thirtieth
 */
public record ArchiveLimits(int files, long bytes, int ratio) {
  private static final long GIGABYTE = 1L << 30;

  /** Enough for a million accounts several times over. */
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(10_000, 16 * GIGABYTE, 200);

  /** Up to here nobody asks how much a file grew. */
  private static final long FREE = 1L << 20;

  /** Whether so many bytes out of so few can't be honest. */
  boolean isBomb(long unpacked, long packed) {
    return unpacked > FREE && unpacked / ratio > packed;
  }

  /** {@link #bytes} in megabytes, for people. */
  String megabytes() {
    return Long.toString(bytes >> 20);
  }
}
