package fr.marelle.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What is sent: a file as it is, or the files of a folder in an archive that is gone afterwards.
 *
 * @param name what it is called
 * @param made whether it has to go again
 */
record Delivery(Path file, String name, boolean made) implements AutoCloseable {
  /** In bytes; as much as a server keeps of one file. */
  private static final long MAX_SIZE = 2L << 30;

  /**
   * Makes it ready.
   *
   * @throws UsageException for what is not there, empty, no file, or more than a server takes: it
   *     would say so only after two gigabytes
   */
  static Delivery of(Path path, Texts texts) throws IOException {
    if (Files.isDirectory(path)) {
      return packed(path, texts);
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new UsageException(texts.text("usage.noFile", path));
    }
    if (Files.size(path) == 0) {
      throw new UsageException(texts.text("usage.emptyFile", path));
    }
    checkSize(path, path, texts);
    return new Delivery(path, path.getFileName().toString(), false);
  }

  private static Delivery packed(Path folder, Texts texts) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder)) {
      files = inside.filter(Files::isRegularFile).filter(Delivery::isRead).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new UsageException(texts.text("usage.emptyFolder", folder));
    }
    // Of people: for nobody else on this machine to read.
    Path archive = Files.createTempFile("marelle", ".zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, zip);
        zip.closeEntry();
        checkSize(archive, folder, texts);
      }
    } catch (IOException | UsageException e) {
      Files.deleteIfExists(archive);
      throw e;
    }
    return new Delivery(archive, folder.toRealPath().getFileName() + ".zip", true);
  }

  private static void checkSize(Path sent, Path meant, Texts texts) throws IOException {
    if (Files.size(sent) > MAX_SIZE) {
      throw new UsageException(texts.text("usage.tooLarge", meant, MAX_SIZE >> 30));
    }
  }

  private static boolean isRead(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (name.endsWith(".xml") || name.endsWith(".csv") || name.endsWith(".dtd"));
  }

  @Override
  public void close() throws IOException {
    if (made) {
      Files.deleteIfExists(file);
    }
  }
}
