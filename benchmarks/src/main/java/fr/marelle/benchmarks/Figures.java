package fr.marelle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What came out, as Markdown in French: printed, and to be pasted into {@code docs/mesures.md}. */
final class Figures {
  private final StringBuilder text = new StringBuilder();

  void heading(String title) {
    paragraph("### " + title);
  }

  void paragraph(String words) {
    text.append(words).append("\n\n");
  }

  void table(List<String> head, List<List<String>> rows) {
    row(head);
    row(head.stream().map(column -> "---").toList());
    rows.forEach(this::row);
    text.append('\n');
  }

  private void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A number as the French write it. */
  static String number(double value, int decimals) {
    return String.format(Locale.FRANCE, "%." + decimals + "f", value);
  }

  /** The same, with its sign. */
  static String signed(double value, int decimals) {
    return String.format(Locale.FRANCE, "%+." + decimals + "f", value);
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
