package fr.marelle.directory;

import fr.marelle.directory.aaf.AafSettings;
import fr.marelle.directory.aaf.AafSource;
import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.csv.CsvCorrection;
import fr.marelle.directory.csv.CsvSettings;
import fr.marelle.directory.csv.CsvSource;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A folder into which tests put files, and open them as somebody's delivery. */
public final class Inbox {
  public static final String UAI = "0590001F";

  private final Path folder;
  private final Path spool;

  public Inbox(Path root) throws IOException {
    this.folder = Files.createDirectories(root.resolve("inbox"));
    this.spool = Files.createDirectories(root.resolve("spool"));
  }

  public Path folder() {
    return folder;
  }

  public Path spool() {
    return spool;
  }

  public Inbox put(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  public Inbox put(String name, String text, Charset encoding) throws IOException {
    return put(name, text.getBytes(encoding));
  }

  public Inbox put(String name, String text) throws IOException {
    return put(name, text, StandardCharsets.UTF_8);
  }

  public Delivery delivery() throws IOException, SourceRefusedException {
    return Delivery.open(folder, "envoi", ArchiveLimits.DEFAULT, spool);
  }

  public Delivery delivery(String file, ArchiveLimits limits)
      throws IOException, SourceRefusedException {
    return Delivery.open(folder.resolve(file), file, limits, spool);
  }

  public AafSource aaf() throws IOException, SourceRefusedException {
    return new AafSource(delivery(), new AafSettings(Optional.empty()));
  }

  public CsvSource csv() throws IOException, SourceRefusedException {
    return csv(Map.of());
  }

  public CsvSource csv(Map<String, CsvCorrection> corrections)
      throws IOException, SourceRefusedException {
    return CsvSource.of(
        delivery(), new CsvSettings(Optional.of(UAI), "", Extent.COMPLETE, corrections));
  }
}
