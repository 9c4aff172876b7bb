package fr.marelle.schools;

import fr.marelle.schools.Employee.Duty;
import fr.marelle.schools.Employee.Taught;
import fr.marelle.schools.School.Kind;
import fr.marelle.schools.School.SchoolClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes those who work at the schools of a town. */
final class Staffing {
  /** Teachers of a collège or lycée for each class, and classes that each of them has. */
  private static final double TEACHERS_PER_CLASS = 1.9;

  private static final int CLASSES_OF_TEACHER = 5;
  private static final int PERCENT_IN_TWO_SCHOOLS = 8;

  private static final List<String> OTHER_DUTIES =
      List.of(
          "EDU EDUCATION",
          "SUR SURVEILLANCE",
          "ADF PERSONNELS ADMINISTRATIFS",
          "TEC PERSONNELS TECHNIQUES",
          "MDS PERSONNELS MEDICO-SOCIAUX");

  private final Naming naming;
  private final List<String> disciplines;
  private final Dice dice;
  private final Addresses addresses;
  private final Ids ids;
  private final int year;

  Staffing(Naming naming, NameLists lists, Dice dice, Ids ids, int year) {
    this.naming = naming;
    this.disciplines = lists.of("disciplines");
    this.dice = dice;
    this.addresses = new Addresses(dice);
    this.ids = ids;
    this.year = year;
  }

  /** All who work there. */
  List<Employee> of(List<School> schools) {
    List<School> secondary =
        schools.stream()
            .filter(school -> school.kind() != Kind.PRIMARY && !school.classes().isEmpty())
            .toList();
    List<Employee> all = new ArrayList<>();
    for (School school : schools) {
      all.add(employee(List.of(duty(school, "DIR DIRECTION")), List.of(), List.of()));
      if (school.kind() == Kind.PRIMARY) {
        primary(school, all);
      } else {
        secondary(school, secondary, all);
      }
    }
    return all;
  }

  private void primary(School school, List<Employee> all) {
    for (SchoolClass taught : school.classes()) {
      Duty duty =
          new Duty(
              school.jointure(), "ENS", "ENSEIGNEMENT", "G0000", "ENSEIGNEMENT DU PREMIER DEGRE");
      all.add(
          employee(
              List.of(duty), List.of(new Taught(school.jointure(), taught.name(), "")), List.of()));
    }
    all.add(employee(List.of(duty(school, "AES ACCOMPAGNEMENT")), List.of(), List.of()));
  }

  private void secondary(School school, List<School> secondary, List<Employee> all) {
    int teachers = (int) Math.ceil(school.classes().size() * TEACHERS_PER_CLASS);
    Map<String, Boolean> headed = new HashMap<>();
    for (int i = 0; i < teachers; i++) {
      String discipline = disciplines.get(i % disciplines.size());
      List<Duty> duties = new ArrayList<>(List.of(teaching(school, discipline)));
      List<Taught> teaches = classes(school, discipline, i * CLASSES_OF_TEACHER / 2);
      if (secondary.size() > 1 && dice.percent(PERCENT_IN_TWO_SCHOOLS)) {
        School other = secondary.get((secondary.indexOf(school) + 1) % secondary.size());
        duties.add(teaching(other, discipline));
        teaches = new ArrayList<>(teaches);
        teaches.addAll(classes(other, discipline, i).subList(0, 1));
      }
      List<Taught> headOf =
          teaches.stream()
              .filter(taught -> taught.school() == school.jointure())
              .filter(taught -> headed.putIfAbsent(taught.schoolClass(), true) == null)
              .limit(1)
              .map(taught -> new Taught(taught.school(), taught.schoolClass(), ""))
              .toList();
      all.add(employee(duties, teaches, headOf));
    }
    all.add(employee(List.of(duty(school, "DOC DOCUMENTATION")), List.of(), List.of()));
    for (String other : OTHER_DUTIES) {
      all.add(employee(List.of(duty(school, other)), List.of(), List.of()));
    }
  }

  private static List<Taught> classes(School school, String discipline, int from) {
    List<Taught> taught = new ArrayList<>();
    List<SchoolClass> classes = school.classes();
    for (int i = 0; i < Math.min(CLASSES_OF_TEACHER, classes.size()); i++) {
      taught.add(
          new Taught(
              school.jointure(),
              classes.get((from + i) % classes.size()).name(),
              code(discipline)));
    }
    return taught;
  }

  private static Duty teaching(School school, String discipline) {
    return new Duty(school.jointure(), "ENS", "ENSEIGNEMENT", code(discipline), label(discipline));
  }

  private static Duty duty(School school, String words) {
    return new Duty(school.jointure(), code(words), label(words), "", "");
  }

  private static String code(String words) {
    return words.substring(0, words.indexOf(' '));
  }

  private static String label(String words) {
    return words.substring(words.indexOf(' ') + 1);
  }

  private Employee employee(List<Duty> duties, List<Taught> teaches, List<Taught> headOf) {
    Sex sex = dice.percent(68) ? Sex.FEMALE : Sex.MALE;
    String first = naming.ofAdult(sex, dice);
    String family = naming.surname(dice);
    Identity who =
        new Identity(
            ids.next(),
            sex,
            family,
            sex == Sex.FEMALE && dice.percent(40) ? naming.surname(dice) : "",
            first,
            "",
            LocalDate.ofYearDay(year - dice.between(23, 64), dice.between(1, 365)));
    Contact contact =
        new Contact(
            dice.percent(95) ? addresses.workMail(first, family, who.jointure()) : "",
            dice.percent(40) ? addresses.mobile() : "",
            "",
            dice.percent(30) ? addresses.landline() : "");
    return new Employee(who, contact, duties, teaches, headOf);
  }
}
