package fr.marelle.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The list in the jar, read when the first password is checked: a server starts without it. */
final class ShippedDenylist {
  private static final String RESOURCE = "denylist.txt";

  private Denylist list;

  synchronized Denylist list() {
    if (list == null) {
      list = read();
    }
    return list;
  }

  private static Denylist read() {
    try (InputStream words = ShippedDenylist.class.getResourceAsStream(RESOURCE)) {
      return Denylist.read(new InputStreamReader(words, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped password denylist is not readable", e);
    }
  }
}
