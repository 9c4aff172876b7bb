package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import fr.marelle.directory.csv.Header.Owner;
import fr.marelle.directory.csv.Layout.Kind;
import fr.marelle.directory.value.CleanText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers of a table, read together: whose name a « Nom » is, the others tell. */
final class Headers {
  private final List<String> texts;
  private final List<Header> headers;
  private final CsvCorrection correction;
  private final Optional<Profile> profileOfFile;

  /**
   * @param cells of the header's row
   * @param file its name tells where the columns don't
   */
  Headers(List<String> cells, String file, CsvCorrection correction) {
    this.texts = cells.stream().map(CleanText::of).toList();
    this.headers = texts.stream().map(Header::of).toList();
    this.correction = correction;
    this.profileOfFile = ProfileWords.in(file);
  }

  /** How many are recognised, whatever the table is about. */
  long recognised() {
    return headers.stream().filter(header -> header.column().isPresent()).count();
  }

  /** Where the table has what. */
  Layout layout() {
    boolean isOfRelatives = isOfRelatives();
    List<Optional<CsvColumn>> meanings = new ArrayList<>();
    Set<CsvColumn> seen = EnumSet.noneOf(CsvColumn.class);
    for (int i = 0; i < headers.size(); i++) {
      CsvColumn corrected = correction.columns().get(i);
      Optional<CsvColumn> meaning =
          corrected == null ? meaning(headers.get(i), isOfRelatives, seen) : Optional.of(corrected);
      meaning.ifPresent(seen::add);
      meanings.add(meaning);
    }
    List<Integer> numbers = headers.stream().map(Header::number).toList();
    return Layout.of(texts, meanings, numbers, kind(isOfRelatives, seen));
  }

  private static Optional<CsvColumn> meaning(
      Header header, boolean isOfRelatives, Set<CsvColumn> seen) {
    Optional<CsvColumn> column = header.column();
    if (column.isEmpty()) {
      return column;
    }
    if (isOfRelatives) {
      boolean isOfChild =
          header.owner() == Owner.CHILD
              || header.owner() == Owner.PUPIL
              || (header.owner() == Owner.UNSAID && column.get() == CsvColumn.CLASS);
      return isOfChild ? column.map(CsvColumn::ofChild) : column;
    }
    if (header.owner() == Owner.CHILD || header.owner() == Owner.RELATIVE) {
      return Optional.of(CsvColumn.IGNORED);
    }
    // « Prénom 1 », « Prénom 2 »…
    return column.get() == CsvColumn.FIRST_NAME && seen.contains(CsvColumn.FIRST_NAME)
        ? Optional.of(CsvColumn.OTHER_FIRST_NAMES)
        : column;
  }

  private Kind kind(boolean isOfRelatives, Set<CsvColumn> columns) {
    if (correction.profile().isPresent()) {
      return Kind.of(correction.profile().get());
    }
    if (columns.contains(CsvColumn.PROFILE)) {
      return Kind.MIXED;
    }
    if (isOfRelatives) {
      return Kind.RELATIVES;
    }
    if (has(Owner.PUPIL)) {
      return Kind.PUPILS;
    }
    return profileOfFile.map(Kind::of).orElseGet(() -> kind(columns));
  }

  private static Kind kind(Set<CsvColumn> columns) {
    if (columns.contains(CsvColumn.FUNCTION)
        || columns.contains(CsvColumn.DISCIPLINE)
        || columns.contains(CsvColumn.HEAD_OF)) {
      return Kind.STAFF;
    }
    return columns.contains(CsvColumn.BIRTH_DATE) && columns.contains(CsvColumn.CLASS)
        ? Kind.PUPILS
        : Kind.UNKNOWN;
  }

  /** Pupils' tables may tell of relatives as well, but then « Prénom » alone is the pupil's. */
  private boolean isOfRelatives() {
    if (correction.profile().isPresent()) {
      return correction.profile().get() == Profile.RELATIVE;
    }
    if (has(Owner.CHILD)) {
      return true;
    }
    boolean namesSomebody =
        headers.stream()
            .anyMatch(
                header ->
                    header.owner() == Owner.UNSAID
                        && header.column().equals(Optional.of(CsvColumn.FIRST_NAME)));
    if (has(Owner.RELATIVE) && !namesSomebody) {
      return true;
    }
    return namesSomebody
        && profileOfFile.equals(Optional.of(Profile.RELATIVE))
        && !has(Owner.RELATIVE);
  }

  private boolean has(Owner owner) {
    return headers.stream()
        .anyMatch(header -> header.owner() == owner && header.column().isPresent());
  }
}
