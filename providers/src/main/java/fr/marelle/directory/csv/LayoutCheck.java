package fr.marelle.directory.csv;

import fr.marelle.directory.csv.Layout.Kind;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a table lacks, has twice, or has for nothing. */
final class LayoutCheck {
  private final Layout layout;
  private final Location location;
  private final List<Problem> problems = new ArrayList<>();

  private LayoutCheck(Layout layout, Location location) {
    this.layout = layout;
    this.location = location;
  }

  /**
   * Looks.
   *
   * @param location of the header's row
   */
  static List<Problem> problems(Layout layout, Location location) {
    LayoutCheck check = new LayoutCheck(layout, location);
    check.needs();
    check.columns();
    return check.problems;
  }

  private void needs() {
    if (!layout.has(CsvColumn.FAMILY_NAME)) {
      need(CsvColumn.FAMILY_NAME, layout.has(CsvColumn.USAGE_NAME));
    }
    need(CsvColumn.FIRST_NAME, layout.has(CsvColumn.FIRST_NAME));
    switch (layout.kind()) {
      case PUPILS -> {
        need(CsvColumn.BIRTH_DATE, layout.has(CsvColumn.BIRTH_DATE));
        need(CsvColumn.CLASS, layout.has(CsvColumn.CLASS));
      }
      case RELATIVES -> {
        if (!layout.hasOfChild(CsvColumn.CHILD_ID)) {
          need(
              CsvColumn.CHILD_FAMILY_NAME,
              layout.hasOfChild(CsvColumn.CHILD_FAMILY_NAME)
                  || layout.hasOfChild(CsvColumn.CHILD_USAGE_NAME));
          need(CsvColumn.CHILD_FIRST_NAME, layout.hasOfChild(CsvColumn.CHILD_FIRST_NAME));
        }
      }
      default -> {}
    }
    if (problems.isEmpty() && layout.kind() == Kind.UNKNOWN) {
      problems.add(Problem.of(location, Reason.UNKNOWN_PROFILE));
    }
  }

  private void need(CsvColumn column, boolean isThere) {
    if (!isThere) {
      problems.add(Problem.of(location, Reason.MISSING_COLUMN, column.title()));
    }
  }

  private void columns() {
    Set<CsvColumn> seen = EnumSet.noneOf(CsvColumn.class);
    for (int i = 0; i < layout.headers().size(); i++) {
      String header = layout.headers().get(i);
      Optional<CsvColumn> meaning = layout.meanings().get(i);
      if (meaning.isEmpty() && !header.isEmpty()) {
        problems.add(Problem.in(header, location, Reason.UNKNOWN_COLUMN, header));
      } else if (meaning.isPresent() && !seen.add(meaning.get()) && !meaning.get().isRepeatable()) {
        problems.add(Problem.in(header, location, Reason.REPEATED_COLUMN, header));
      }
    }
  }
}
