package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a table has what.
 *
 * @param headers as they stand there
 * @param meanings of the columns, one for each header; empty where it was not recognised
 * @param kind of the people in it
 * @param places of the columns, children's left out
 * @param children places of the columns, one set for each child that a row may name
 */
record Layout(
    List<String> headers,
    List<Optional<CsvColumn>> meanings,
    Kind kind,
    Map<CsvColumn, List<Integer>> places,
    List<Map<CsvColumn, List<Integer>>> children) {

  /** Whom a table is about, in the order in which tables are read. */
  enum Kind {
    PUPILS,
    RELATIVES,
    TEACHERS,
    /** Teachers and others: the function of each tells. */
    STAFF,
    GUESTS,
    /** Each row tells. */
    MIXED,
    UNKNOWN;

    /** Of the people in it, as far as that is known before the rows are. */
    List<Profile> profiles() {
      return switch (this) {
        case PUPILS -> List.of(Profile.PUPIL);
        case RELATIVES -> List.of(Profile.RELATIVE);
        case TEACHERS -> List.of(Profile.TEACHER);
        case STAFF -> List.of(Profile.TEACHER, Profile.STAFF);
        case GUESTS -> List.of(Profile.GUEST);
        case MIXED, UNKNOWN -> List.of();
      };
    }

    /** The profile by which somebody says that it is this kind: {@link #of} of it. */
    Optional<Profile> profile() {
      return this == STAFF ? Optional.of(Profile.STAFF) : profiles().stream().findFirst();
    }

    static Kind of(Profile profile) {
      return switch (profile) {
        case PUPIL -> PUPILS;
        case RELATIVE -> RELATIVES;
        case TEACHER -> TEACHERS;
        case STAFF -> STAFF;
        case GUEST -> GUESTS;
      };
    }
  }

  static Layout of(
      List<String> headers, List<Optional<CsvColumn>> meanings, List<Integer> numbers, Kind kind) {
    Map<CsvColumn, List<Integer>> places = new EnumMap<>(CsvColumn.class);
    ChildColumns children = new ChildColumns();
    for (int i = 0; i < headers.size(); i++) {
      CsvColumn column = meanings.get(i).orElse(CsvColumn.IGNORED);
      if (column.isOfChild()) {
        children.add(column, numbers.get(i), i);
      } else if (column != CsvColumn.IGNORED) {
        places.computeIfAbsent(column, any -> new ArrayList<>()).add(i);
      }
    }
    return new Layout(List.copyOf(headers), List.copyOf(meanings), kind, places, children.sets());
  }

  boolean has(CsvColumn column) {
    return places.containsKey(column);
  }

  boolean hasOfChild(CsvColumn column) {
    return children.stream().anyMatch(set -> set.containsKey(column));
  }
}
