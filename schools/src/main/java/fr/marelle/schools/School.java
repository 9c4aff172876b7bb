package fr.marelle.schools;

import java.util.List;

/**
 * A school and its classes.
 *
 * @param uai seven digits and their check letter
 * @param jointure by which AAF names it
 */
public record School(String uai, long jointure, Kind kind, String name, List<SchoolClass> classes) {
  public School {
    classes = List.copyOf(classes);
  }

  /** What kind of school it is. */
  public enum Kind {
    PRIMARY("ECOLE ELEMENTAIRE"),
    COLLEGE("COLLEGE"),
    LYCEE("LYCEE D ENSEIGNEMENT GENERAL ET TECHNOLOGIQUE");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** As AAF writes it. */
    public String type() {
      return type;
    }
  }

  /**
   * A class.
   *
   * @param level code of the level (MEF)
   */
  public record SchoolClass(String name, String label, String level) {}

  /** The check letter of a UAI (arrêté of 26 November 1991: the number modulo 23). */
  static String uai(int department, int number) {
    int digits = department * 10_000 + number;
    return Digits.of(digits, 7) + "ABCDEFGHJKLMNPRSTUVWXYZ".charAt(digits % 23);
  }
}
