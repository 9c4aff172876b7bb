package fr.marelle.classroom.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes in memory that are never copied to make room for more. */
final class Chunks extends OutputStream {
  private static final int SIZE = 1 << 16;

  private final List<byte[]> chunks = new ArrayList<>();
  private int used = SIZE;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int from = offset, left = length, taken; left > 0; from += taken, left -= taken) {
      if (used == SIZE) {
        chunks.add(new byte[SIZE]);
        used = 0;
      }
      taken = Math.min(left, SIZE - used);
      System.arraycopy(bytes, from, chunks.get(chunks.size() - 1), used, taken);
      used += taken;
    }
  }

  void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < chunks.size(); i++) {
      out.write(chunks.get(i), 0, i + 1 < chunks.size() ? SIZE : used);
    }
  }
}
