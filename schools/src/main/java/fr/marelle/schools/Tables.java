package fr.marelle.schools;

import fr.marelle.schools.Employee.Taught;
import fr.marelle.schools.Pupil.Guardianship;
import fr.marelle.schools.School.Kind;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes a world as tables, in three ways: one table a profile for all schools, with a column that
 * names the school; the same for each school in a folder of its own; and what ONDE exports for each
 * primary school.
 */
public final class Tables {
  private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** Children whom a relative's row has room for. */
  private static final int CHILDREN = 6;

  private static final int CLASSES_OF_TEACHER = 8;

  private final Parcel parcel;
  private final Alphabet alphabet;

  public Tables(Parcel parcel, Alphabet alphabet) {
    this.parcel = parcel;
    this.alphabet = alphabet;
  }

  /** One table a profile. */
  public void forAll(Supplier<Stream<Town>> towns) throws IOException {
    try (Table table = new Table(parcel.file("eleves.csv"), alphabet, pupilHeader(true));
        Stream<Town> all = towns.get()) {
      for (Iterator<Town> each = all.iterator(); each.hasNext(); ) {
        Town town = each.next();
        for (School school : town.schools()) {
          pupils(table, town, school, true);
        }
      }
    }
    try (Table table = new Table(parcel.file("responsables.csv"), alphabet, relativeHeader(true));
        Stream<Town> all = towns.get()) {
      for (Iterator<Town> each = all.iterator(); each.hasNext(); ) {
        Town town = each.next();
        for (School school : town.schools()) {
          relatives(table, town, school, true);
        }
      }
    }
    try (Table table = new Table(parcel.file("personnels.csv"), alphabet, staffHeader(true));
        Stream<Town> all = towns.get()) {
      for (Iterator<Town> each = all.iterator(); each.hasNext(); ) {
        Town town = each.next();
        for (School school : town.schools()) {
          staff(table, town, school, true);
        }
      }
    }
  }

  /** A folder a school, called by its UAI. */
  public void forEach(Supplier<Stream<Town>> towns) throws IOException {
    try (Stream<Town> all = towns.get()) {
      for (Iterator<Town> each = all.iterator(); each.hasNext(); ) {
        Town town = each.next();
        for (School school : town.schools()) {
          forOne(town, school);
        }
      }
    }
  }

  /** A folder a primary school, with ONDE's two exports. */
  public void onde(Supplier<Stream<Town>> towns) throws IOException {
    try (Stream<Town> all = towns.get()) {
      for (Iterator<Town> each = all.iterator(); each.hasNext(); ) {
        Town town = each.next();
        for (School school : town.schools()) {
          if (school.kind() == Kind.PRIMARY) {
            ondePupils(town, school);
            ondeRelatives(town, school);
          }
        }
      }
    }
  }

  private void forOne(Town town, School school) throws IOException {
    String folder = school.uai() + "/";
    try (Table table =
        new Table(parcel.file(folder + "eleves.csv"), alphabet, pupilHeader(false))) {
      pupils(table, town, school, false);
    }
    try (Table table =
        new Table(parcel.file(folder + "responsables.csv"), alphabet, relativeHeader(false))) {
      relatives(table, town, school, false);
    }
    try (Table table =
        new Table(parcel.file(folder + "personnels.csv"), alphabet, staffHeader(false))) {
      staff(table, town, school, false);
    }
  }

  private static List<String> pupilHeader(boolean hasSchool) {
    return header(
        hasSchool,
        "Identifiant externe",
        "* Nom de famille",
        "* Prénom",
        "Autres prénoms",
        "* Date de naissance",
        "Sexe",
        "N° INE",
        "* Classe");
  }

  private static void pupils(Table table, Town town, School school, boolean hasSchool)
      throws IOException {
    for (Pupil pupil : town.pupils()) {
      if (pupil.school() == school.jointure()) {
        Identity who = pupil.who();
        table.row(
            row(
                hasSchool,
                school,
                Long.toString(who.jointure()),
                who.family(),
                who.first(),
                who.others(),
                FRENCH.format(who.birthDate()),
                who.sex() == Sex.FEMALE ? "F" : "M",
                pupil.ine(),
                pupil.schoolClass()));
      }
    }
  }

  private static List<String> relativeHeader(boolean hasSchool) {
    List<String> header =
        header(
            hasSchool,
            "id externe",
            "Civilité",
            "Nom de famille",
            "Nom d’usage",
            "Prénom",
            "Courriel",
            "Téléphone portable",
            "Téléphone domicile",
            "Téléphone travail");
    for (int i = 0; i < CHILDREN; i++) {
      header.add("idEnfant");
      header.add("Nom enfant");
      header.add("Prénom enfant");
      header.add("Classe enfant");
    }
    return header;
  }

  private static void relatives(Table table, Town town, School school, boolean hasSchool)
      throws IOException {
    Map<Long, List<Pupil>> children = childrenAt(town, school);
    for (Relative relative : town.relatives()) {
      List<Pupil> ofRelative = children.get(relative.who().jointure());
      if (ofRelative != null) {
        Identity who = relative.who();
        List<String> row =
            row(
                hasSchool,
                school,
                Long.toString(who.jointure()),
                civility(who),
                who.family(),
                who.usage(),
                who.first(),
                relative.contact().mail(),
                relative.contact().mobile(),
                relative.contact().home(),
                relative.contact().work());
        for (int i = 0; i < CHILDREN; i++) {
          boolean isThere = i < ofRelative.size();
          row.add(isThere ? Long.toString(ofRelative.get(i).who().jointure()) : "");
          row.add(isThere ? ofRelative.get(i).who().family() : "");
          row.add(isThere ? ofRelative.get(i).who().first() : "");
          row.add(isThere ? ofRelative.get(i).schoolClass() : "");
        }
        table.row(row);
      }
    }
  }

  private static List<String> staffHeader(boolean hasSchool) {
    List<String> header =
        header(
            hasSchool,
            "EXTERNALID",
            "civilite",
            "NOM",
            "Nom d'usage",
            "PRENOM",
            "E-mail",
            "Mobile",
            "Tél. travail",
            "Fonction",
            "Discipline",
            "Professeur principal");
    for (int i = 1; i <= CLASSES_OF_TEACHER; i++) {
      header.add("Classe " + i);
    }
    return header;
  }

  private static void staff(Table table, Town town, School school, boolean hasSchool)
      throws IOException {
    for (Employee employee : town.employees()) {
      for (Employee.Duty duty : employee.duties()) {
        if (duty.school() == school.jointure()) {
          Identity who = employee.who();
          List<String> row =
              row(
                  hasSchool,
                  school,
                  Long.toString(who.jointure()),
                  civility(who),
                  who.family(),
                  who.usage(),
                  who.first(),
                  employee.contact().mail(),
                  employee.contact().mobile(),
                  employee.contact().work(),
                  duty.label(),
                  duty.discipline(),
                  classesAt(school, employee.headOf()).stream().findFirst().orElse(""));
          List<String> classes = classesAt(school, employee.teaches());
          for (int i = 0; i < CLASSES_OF_TEACHER; i++) {
            row.add(i < classes.size() ? classes.get(i) : "");
          }
          table.row(row);
        }
      }
    }
  }

  private void ondePupils(Town town, School school) throws IOException {
    try (Table table =
        new Table(
            parcel.file(school.uai() + "/CSVExtraction.csv"),
            alphabet,
            List.of(
                "Nom élève",
                "Nom d'usage élève",
                "Prénom élève",
                "Date naissance",
                "Sexe",
                "INE",
                "Niveau",
                "Libellé classe"))) {
      for (Pupil pupil : town.pupils()) {
        if (pupil.school() == school.jointure()) {
          Identity who = pupil.who();
          table.row(
              List.of(
                  who.family(),
                  who.usage(),
                  who.first(),
                  FRENCH.format(who.birthDate()),
                  who.sex() == Sex.FEMALE ? "F" : "M",
                  pupil.ine(),
                  pupil.schoolClass().split(" ", 2)[0],
                  pupil.schoolClass()));
        }
      }
    }
  }

  /** A row for each relative and child. */
  private void ondeRelatives(Town town, School school) throws IOException {
    Map<Long, Relative> relatives = new HashMap<>();
    town.relatives().forEach(relative -> relatives.put(relative.who().jointure(), relative));
    try (Table table =
        new Table(
            parcel.file(school.uai() + "/CSVExtractionResponsables.csv"),
            alphabet,
            List.of(
                "Civilité responsable",
                "Nom responsable",
                "Nom d'usage responsable",
                "Prénom responsable",
                "Courriel responsable",
                "Portable responsable",
                "Téléphone domicile responsable",
                "Nom élève",
                "Prénom élève",
                "Libellé classe"))) {
      for (Pupil pupil : town.pupils()) {
        if (pupil.school() == school.jointure()) {
          for (Guardianship guardian : pupil.guardians()) {
            ondeRelative(table, relatives.get(guardian.relative()), pupil);
          }
        }
      }
    }
  }

  private static void ondeRelative(Table table, Relative relative, Pupil pupil) throws IOException {
    Identity who = relative.who();
    table.row(
        List.of(
            civility(who),
            who.family(),
            who.usage(),
            who.first(),
            relative.contact().mail(),
            relative.contact().mobile(),
            relative.contact().home(),
            pupil.who().family(),
            pupil.who().first(),
            pupil.schoolClass()));
  }

  private static Map<Long, List<Pupil>> childrenAt(Town town, School school) {
    Map<Long, List<Pupil>> children = new LinkedHashMap<>();
    for (Pupil pupil : town.pupils()) {
      if (pupil.school() == school.jointure()) {
        for (Guardianship guardian : pupil.guardians()) {
          children.computeIfAbsent(guardian.relative(), any -> new ArrayList<>()).add(pupil);
        }
      }
    }
    return children;
  }

  private static List<String> classesAt(School school, List<Taught> taught) {
    return taught.stream()
        .filter(one -> one.school() == school.jointure())
        .map(Taught::schoolClass)
        .distinct()
        .toList();
  }

  private static String civility(Identity who) {
    return who.sex() == Sex.FEMALE ? "Mme" : "M.";
  }

  private static List<String> header(boolean hasSchool, String... columns) {
    List<String> header = new ArrayList<>();
    if (hasSchool) {
      header.add("UAI");
    }
    header.addAll(List.of(columns));
    return header;
  }

  private static List<String> row(boolean hasSchool, School school, String... values) {
    List<String> row = new ArrayList<>();
    if (hasSchool) {
      row.add(school.uai());
    }
    row.addAll(List.of(values));
    return row;
  }
}
