package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.Coverage.Extent;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says: {@code ENT_0590001A_Complet_20260901_Eleve_0000.xml}.
 *
 * @param sender a UAI in most deliveries
 * @param date as written, so that later ones sort after earlier ones
 * @param number of the piece, where a type is split
 * @param digits that the number is written with
 */
record AafFileName(
    String sender, Extent extent, String date, AafType type, int number, int digits) {
  /** What was sent earlier comes first; within a day, schools before those who go there. */
  static final Comparator<AafFileName> ORDER =
      Comparator.comparing(AafFileName::date)
          .thenComparing(AafFileName::type)
          .thenComparing(AafFileName::sender)
          .thenComparing(AafFileName::number);

  private static final Pattern NAME =
      Pattern.compile(
          "[A-Z]{1,20}_([0-9A-Z-]{1,40})_(COMPLET|DELTA)_([0-9]{6,14})_([A-Z]{1,40})_([0-9]{1,6})\\.XML",
          Pattern.CASE_INSENSITIVE);

  /** What the name of a file says; empty where it is of another form. */
  static Optional<AafFileName> parse(String fileName) {
    Matcher name = NAME.matcher(fileName);
    if (!name.matches()) {
      return Optional.empty();
    }
    return AafType.named(name.group(4))
        .map(
            type ->
                new AafFileName(
                    name.group(1).toUpperCase(Locale.ROOT),
                    name.group(2).equalsIgnoreCase("Delta") ? Extent.DELTA : Extent.COMPLETE,
                    name.group(3),
                    type,
                    Integer.parseInt(name.group(5)),
                    name.group(5).length()));
  }

  /** Whom a file is about. */
  String kind() {
    return sender + "_" + type.name();
  }

  /** All pieces of one whole have this in common. */
  String whole() {
    return String.join("_", sender, extent.name(), date, type.name());
  }

  /**
   * The same with another number, written like the file's own name.
   *
   * @param fileName which this was parsed from
   */
  String withNumber(String fileName, int other) {
    int end = fileName.length() - ".xml".length();
    return fileName.substring(0, end - digits)
        + String.format(Locale.ROOT, "%0" + digits + "d", other)
        + fileName.substring(end);
  }
}
