package fr.marelle.schools;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Files in a .tar.gz (POSIX.1-1988, « ustar »). A header tells a file's size before the file comes,
 * so each is written beside the archive first.
 */
final class TarParcel implements Parcel {
  private static final int BLOCK = 512;
  private static final int MAX_NAME = 100;
  private static final long MOMENT = 1_788_228_000L;

  private final OutputStream tar;
  private final Path aside;

  TarParcel(Path file) throws IOException {
    this.tar =
        new GZIPOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16);
    this.aside = file.resolveSibling(file.getFileName() + ".part");
  }

  @Override
  public OutputStream file(String name) throws IOException {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
      throw new IllegalArgumentException("too long for a ustar header: " + name);
    }
    return new Aside(new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16), name);
  }

  @Override
  public void close() throws IOException {
    tar.write(new byte[2 * BLOCK]);
    tar.close();
    Files.deleteIfExists(aside);
  }

  private void put(String name) throws IOException {
    long size = Files.size(aside);
    tar.write(header(name, size));
    Files.copy(aside, tar);
    int rest = (int) (size % BLOCK);
    tar.write(new byte[rest == 0 ? 0 : BLOCK - rest]);
  }

  private static byte[] header(String name, long size) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format("%011o\0", size));
    put(header, 136, String.format("%011o\0", MOMENT));
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private final class Aside extends FilterOutputStream {
    private final String name;

    Aside(OutputStream out, String name) {
      super(out);
      this.name = name;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      super.close();
      put(name);
    }
  }
}
