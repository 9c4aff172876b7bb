package fr.marelle.directory.plan;

import fr.marelle.account.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where somebody belongs: a school, or one of its classes.
 *
 * @param uai of the school
 * @param schoolClass name of the class; empty for the school itself
 */
public record PlaceName(String uai, String schoolClass) implements Comparable<PlaceName> {
  private static final Comparator<PlaceName> ORDER =
      Comparator.comparing(PlaceName::uai).thenComparing(PlaceName::schoolClass);

  private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");

  private static final char SEPARATOR = '/';
  private static final String BETWEEN = "\n";

  /** The school itself. */
  public static PlaceName school(String uai) {
    return new PlaceName(uai, "");
  }

  /** Whether it is how a school is called. */
  public static boolean isUai(String text) {
    return UAI.matcher(text).matches();
  }

  /** A class is the same however its name is spelt: « 6e B » and « 6E B ». */
  public static String spelling(String schoolClass) {
    return Spelling.fold(schoolClass).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /** Whether it is a class. */
  public boolean isClass() {
    return !schoolClass.isEmpty();
  }

  /** {@code 0590123A} or {@code 0590123A/CE2 A}. */
  public String text() {
    return isClass() ? uai + SEPARATOR + schoolClass : uai;
  }

  /** Several, as people read them. */
  static String list(Collection<PlaceName> places) {
    return places.stream().sorted().map(PlaceName::text).collect(Collectors.joining(", "));
  }

  /** Several, as they are kept. */
  public static String write(Collection<PlaceName> places) {
    return places.stream().sorted().map(PlaceName::text).collect(Collectors.joining(BETWEEN));
  }

  /** What {@link #write} wrote. */
  public static Set<PlaceName> read(String written) {
    return written == null || written.isEmpty()
        ? Set.of()
        : Arrays.stream(written.split(BETWEEN, -1))
            .map(PlaceName::parse)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The schools of these places, each once. */
  public static Set<String> schools(Collection<PlaceName> places) {
    return places.stream().map(PlaceName::uai).collect(Collectors.toCollection(TreeSet::new));
  }

  private static PlaceName parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return separator < 0
        ? school(text)
        : new PlaceName(text.substring(0, separator), text.substring(separator + 1));
  }

  @Override
  public int compareTo(PlaceName other) {
    return ORDER.compare(this, other);
  }
}
