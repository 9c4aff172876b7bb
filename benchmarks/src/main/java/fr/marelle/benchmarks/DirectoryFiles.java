package fr.marelle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How fast directory files are read, and with how much memory; nothing is imported. */
final class DirectoryFiles implements Benchmark {
  private static final String HEAP = "-Xmx256m";

  /**
   * What is written and how: format, form and encoding of the generator, and the reader's format.
   */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("AAF, dossier, UTF-8", "aaf", "folder", "utf-8", "aaf"),
          new Kind("AAF, .zip, ISO-8859-15", "aaf", "zip", "iso-8859-15", "aaf"),
          new Kind("AAF, .tar.gz, UTF-8", "aaf", "tar_gz", "utf-8", "aaf"),
          new Kind("CSV, dossier, UTF-8", "csv", "folder", "utf-8", "csv"),
          new Kind("CSV, .zip, windows-1252", "csv", "zip", "windows-1252", "csv"));

  private final Effort effort;
  private final Path folder;

  DirectoryFiles(Effort effort, Path folder) {
    this.effort = effort;
    this.folder = folder;
  }

  @Override
  public String name() {
    return "directory-files";
  }

  @Override
  public void measure(Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    for (Kind kind : KINDS) {
      rows.add(measure(kind));
    }
    figures.heading("Lecture des fichiers d'annuaire");
    figures.table(
        List.of(
            "fichiers",
            "Mo",
            "fabriqués en",
            "personnes lues",
            "problèmes",
            "lus en",
            "personnes par seconde",
            "tas au plus"),
        rows);
    figures.paragraph(
        "Les fichiers viennent du générateur (`schools/`). Chaque lecture a un Java neuf avec"
            + " `-Xmx256m` : ouverture, reconnaissance, lecture de la première à la dernière"
            + " entrée, valeurs vérifiées et normalisées ; rien n'est rapproché ni écrit. Le"
            + " démarrage de Java n'est pas compté, sa mise en train l'est. « Tas au plus » : la"
            + " somme des maxima de chaque zone, déchets compris. Une personne qui a un poste ou"
            + " un enfant dans deux écoles a une ligne dans chacune en CSV.");
  }

  private List<String> measure(Kind kind) {
    clear();
    Path files = folder.resolve("files");
    long before = System.nanoTime();
    java(
        "-Xmx256m",
        "fr.marelle.schools.Main",
        "--accounts",
        Integer.toString(effort.realmAccounts()),
        "--format",
        kind.format(),
        "--form",
        kind.form(),
        "--encoding",
        kind.encoding(),
        "--to",
        files.toString());
    double made = (System.nanoTime() - before) / 1e9;
    double megabytes = size(files) / 1e6;
    String[] read =
        java(HEAP, FileReading.class.getName(), kind.reader(), files.toString(), folder.toString())
            .split(" ", -1);
    double seconds = Long.parseLong(read[2]) / 1e3;
    clear();
    return List.of(
        kind.title(),
        Figures.number(megabytes, 0),
        Figures.number(made, 0) + " s",
        read[0],
        read[1],
        Figures.number(seconds, 1) + " s",
        Figures.number(Long.parseLong(read[0]) / seconds, 0),
        read[3] + " Mio");
  }

  /** What a Java of its own prints. */
  private static String java(String heap, String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-classpath",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(main + " failed.");
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void clear() {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Kind(String title, String format, String form, String encoding, String reader) {}
}
