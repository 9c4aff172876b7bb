package fr.marelle.directory.csv;

import fr.marelle.account.Spelling;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Kinship;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Responsibility;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.value.CleanText;
import fr.marelle.directory.value.Said;
import fr.marelle.directory.value.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the children that a relative's row names. */
final class CsvChildren {
  private final Layout layout;
  private final String namespace;
  private final ValueReader values;

  CsvChildren(Layout layout, String namespace, ValueReader values) {
    this.layout = layout;
    this.namespace = namespace;
    this.values = values;
  }

  /** The children; none where the row names none that can be read. */
  List<Child> read(CsvRow row, SchoolRef school) {
    Kinship kinship = kinship(row.said(CsvColumn.KINSHIP));
    Responsibility responsibility = responsibility(row.said(CsvColumn.RESPONSIBILITY));
    List<Child> children = new ArrayList<>();
    for (Map<CsvColumn, List<Integer>> places : layout.children()) {
      child(row, places, school, kinship, responsibility).ifPresent(children::add);
    }
    return children.stream().distinct().toList();
  }

  private Optional<Child> child(
      CsvRow row,
      Map<CsvColumn, List<Integer>> places,
      SchoolRef school,
      Kinship kinship,
      Responsibility responsibility) {
    Optional<ExternalId> id = values.id(row.said(CsvColumn.CHILD_ID, places), namespace);
    if (id.isPresent()) {
      return Optional.of(new Child.ById(id.get(), kinship, responsibility));
    }
    Said familySaid = row.said(CsvColumn.CHILD_FAMILY_NAME, places);
    Field<String> family = values.name(familySaid);
    if (family.value().isEmpty()) {
      family = values.name(row.said(CsvColumn.CHILD_USAGE_NAME, places));
    }
    Field<String> first = values.name(row.said(CsvColumn.CHILD_FIRST_NAME, places));
    if (family.value().isEmpty() || first.value().isEmpty()) {
      if (family.value().isPresent() || first.value().isPresent()) {
        values.problem(familySaid, Reason.INVALID_CHILD);
      }
      return Optional.empty();
    }
    return Optional.of(
        new Child.ByName(
            school,
            family.value().get(),
            first.value().get(),
            values.date(row.said(CsvColumn.CHILD_BIRTH_DATE, places)).value(),
            classes(row.said(CsvColumn.CHILD_CLASS, places), school),
            kinship,
            responsibility));
  }

  private List<ClassRef> classes(Said said, SchoolRef school) {
    return values
        .list(
            said,
            Reason.INVALID_CLASS,
            name ->
                Optional.of(new ClassRef(school, name))
                    .filter(place -> name.length() <= ValueReader.MAX_CLASS_NAME))
        .value()
        .orElse(List.of());
  }

  private static Kinship kinship(Said said) {
    String word = word(said);
    if (word.isEmpty()) {
      return Kinship.UNSAID;
    }
    if (word.startsWith("pere")) {
      return Kinship.FATHER;
    }
    if (word.startsWith("mere")) {
      return Kinship.MOTHER;
    }
    return word.startsWith("tut") ? Kinship.GUARDIAN : Kinship.OTHER;
  }

  private static Responsibility responsibility(Said said) {
    return switch (word(said)) {
      case "" -> Responsibility.UNSAID;
      case "1", "o", "oui", "x", "vrai", "true", "legal", "responsable legal" ->
          Responsibility.LEGAL;
      case "2", "en charge", "personne en charge" -> Responsibility.IN_CHARGE;
      default -> Responsibility.NONE;
    };
  }

  private static String word(Said said) {
    return said.values().isEmpty() ? "" : Spelling.fold(CleanText.of(said.values().get(0)));
  }
}
