package fr.marelle.schools;

import java.util.List;

/**
 * A teacher or another member of the staff.
 *
 * @param duties one for each school, the first is the one that pays
 * @param teaches classes, of any of the schools
 * @param headOf classes whose professeur principal she is
 */
public record Employee(
    Identity who, Contact contact, List<Duty> duties, List<Taught> teaches, List<Taught> headOf) {
  public Employee {
    duties = List.copyOf(duties);
    teaches = List.copyOf(teaches);
    headOf = List.copyOf(headOf);
  }

  /** Whether she teaches. */
  public boolean isTeacher() {
    return duties.get(0).code().equals("ENS") || duties.get(0).code().equals("DOC");
  }

  Employee with(Contact other) {
    return new Employee(who, other, duties, teaches, headOf);
  }

  /**
   * What she does at a school.
   *
   * @param school jointure
   * @param disciplineCode empty for whoever does not teach
   */
  public record Duty(
      long school, String code, String label, String disciplineCode, String discipline) {}

  /**
   * A class and what she teaches there.
   *
   * @param subject code; empty where it is all of them
   */
  public record Taught(long school, String schoolClass, String subject) {}
}
