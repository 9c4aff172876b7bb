package fr.marelle.tests;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tables of a school of a test's own: pupils, and a relative for each, numbered from one as any
 * other school numbers its own.
 */
final class SchoolTables {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String uai;
  private final String family;
  private final Map<Integer, String> classes = new TreeMap<>();

  private SchoolTables(String uai, String family) {
    this.uai = uai;
    this.family = family;
  }

  /** So many pupils in one class. The family name tells them from those of other tests. */
  static SchoolTables of(int pupils) {
    int number = NUMBERS.incrementAndGet();
    SchoolTables school = new SchoolTables("088%04dZ".formatted(number), "Moulin" + word(number));
    IntStream.rangeClosed(1, pupils).forEach(i -> school.put(i, "CE2 A"));
    return school;
  }

  String uai() {
    return uai;
  }

  /** The identifier of a pupil. */
  String identifier(int pupil) {
    return "eleve" + word(pupil) + "." + family.toLowerCase(Locale.ROOT);
  }

  /** The name of a pupil. */
  String name(int pupil) {
    return "Élève" + word(pupil) + " " + family;
  }

  /** A number in letters: a name has no digits. */
  private static String word(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
        .collect(Collectors.joining());
  }

  void put(int pupil, String schoolClass) {
    classes.put(pupil, schoolClass);
  }

  void remove(int pupil) {
    classes.remove(pupil);
  }

  /** By file name. */
  Map<String, String> tables() {
    StringBuilder pupils = new StringBuilder("id;Nom;Prénom;Date de naissance;Classe\n");
    StringBuilder relatives = new StringBuilder("id;Nom;Prénom;Courriel;idEnfant\n");
    classes.forEach(
        (pupil, schoolClass) -> {
          pupils.append(
              "e%d;%s;Élève%s;02/06/2015;%s%n".formatted(pupil, family, word(pupil), schoolClass));
          relatives.append(
              "r%d;%s;Parent%s;parent%d@%s.example;e%d%n"
                  .formatted(pupil, family, word(pupil), pupil, uai, pupil));
        });
    return Map.of("eleves.csv", pupils.toString(), "parents.csv", relatives.toString());
  }

  /** How to read them. */
  String complete() {
    return "complete=true&school=" + uai;
  }
}
