package fr.marelle.schools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lists of names, by section. */
final class NameLists {
  private final Map<String, List<String>> sections = new HashMap<>();

  /** Reads them. */
  NameLists() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                NameLists.class.getResourceAsStream("names.txt"), StandardCharsets.UTF_8))) {
      List<String> section = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section = new ArrayList<>();
          sections.put(line.substring(1, line.length() - 1), section);
        } else if (!line.startsWith("#")) {
          add(line, section);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of a section, commonest first. */
  List<String> of(String section) {
    return sections.get(section);
  }

  private static void add(String line, List<String> section) {
    int from = 0;
    for (int at = line.indexOf(';'); at >= 0; at = line.indexOf(';', from)) {
      section.add(line.substring(from, at));
      from = at + 1;
    }
    if (from < line.length()) {
      section.add(line.substring(from));
    }
  }
}
