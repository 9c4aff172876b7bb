package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server has printed. */
record ServerLog(Path file) {
  private static final int LAST = 40;

  String text() {
    try {
      // Decoded leniently: the server may be in the middle of a character.
      return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The lines at the end, for a message about a failure. */
  String lastLines() {
    return lastLines(text());
  }

  static String lastLines(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
  }
}
