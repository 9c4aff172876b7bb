package fr.marelle.tests.ent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The database as the first server of a run filled it, before anybody signed in. The others begin
 * there: that the tables are made and the realm is imported is seen once for each version.
 */
final class FilledDatabase {
  static final String NAME = "ent";
  private static final String FILE = NAME + ".mv.db";

  private static Path kept;

  private FilledDatabase() {}

  /** Lays it where a server will look, unless none is kept yet or there is a database already. */
  static synchronized void layInto(Path folder) {
    Path file = folder.resolve(FILE);
    if (kept == null || Files.exists(file)) {
      return;
    }
    try (ZipFile zip = new ZipFile(kept.toFile());
        InputStream bytes = zip.getInputStream(new ZipEntry(FILE))) {
      Files.copy(bytes, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps that of a server that has just started, if it is the first. */
  static synchronized void keep(SharedDatabase database) {
    if (kept != null) {
      return;
    }
    try {
      Path file = Files.createTempFile("marelle-filled-", ".zip");
      file.toFile().deleteOnExit();
      database.change("backup to '" + file + "'");
      kept = file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
