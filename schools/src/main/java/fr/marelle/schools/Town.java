package fr.marelle.schools;

import java.util.List;

/** A town: its schools and everybody who has to do with them. */
public record Town(
    int number,
    List<School> schools,
    List<Pupil> pupils,
    List<Relative> relatives,
    List<Employee> employees) {
  public Town {
    schools = List.copyOf(schools);
    pupils = List.copyOf(pupils);
    relatives = List.copyOf(relatives);
    employees = List.copyOf(employees);
  }

  /** How many people. */
  public int accounts() {
    return pupils.size() + relatives.size() + employees.size();
  }
}
