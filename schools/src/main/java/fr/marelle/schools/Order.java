package fr.marelle.schools;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be made.
 *
 * @param nights that have changed the world
 * @param percent of the people whom a night changes
 * @param perFile most requests of an AAF file
 */
record Order(
    Format format,
    int accounts,
    long seed,
    int nights,
    double percent,
    Charset encoding,
    Parcel.Form form,
    int perFile,
    LocalDate day,
    Path to) {
  static final String USAGE =
      """
      Makes schools that do not exist, and the directory files that they would send.

        java -jar marelle-schools.jar --to PATH [--OPTION VALUE]...

        --to        where to put it: a folder, or the name of an archive
        --format    aaf (default), aaf-delta, csv, csv-schools, onde
        --accounts  about how many people, 1000 by default
        --seed      a number; the same seed makes the same bytes, 1 by default
        --nights    how many nights have changed the world since, 0 by default, 1 for aaf-delta
        --percent   of the people whom each night changes, 1 by default
        --encoding  utf-8 (default), iso-8859-15 or windows-1252
        --form      folder (default), zip, tar_gz
        --per-file  requests of an AAF file, 10000 by default
        --day       first day of the world, 2026-09-01 by default
      """;

  private static final List<String> OPTIONS =
      List.of(
          "to",
          "format",
          "accounts",
          "seed",
          "nights",
          "percent",
          "encoding",
          "form",
          "per-file",
          "day");

  /** What is written. */
  enum Format {
    AAF,
    AAF_DELTA,
    CSV,
    CSV_SCHOOLS,
    ONDE
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with words for whoever typed it
   */
  static Order parse(String... arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : arguments[i];
      if (!OPTIONS.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("Not understood: " + arguments[i]);
      }
      options.put(name, arguments[i + 1]);
    }
    if (!options.containsKey("to")) {
      throw new IllegalArgumentException("Say where to put it: --to PATH");
    }
    Format format = Format.valueOf(upper(options.getOrDefault("format", "aaf")));
    return new Order(
        format,
        Integer.parseInt(options.getOrDefault("accounts", "1000")),
        Long.parseLong(options.getOrDefault("seed", "1")),
        Integer.parseInt(options.getOrDefault("nights", format == Format.AAF_DELTA ? "1" : "0")),
        Double.parseDouble(options.getOrDefault("percent", "1")),
        Charset.forName(options.getOrDefault("encoding", "utf-8")),
        Parcel.Form.valueOf(upper(options.getOrDefault("form", "folder"))),
        Integer.parseInt(options.getOrDefault("per-file", "10000")),
        LocalDate.parse(options.getOrDefault("day", "2026-09-01")),
        Path.of(options.get("to")));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
