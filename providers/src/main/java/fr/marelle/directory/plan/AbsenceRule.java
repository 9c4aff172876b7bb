package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Location;
import java.util.Locale;

/**
 * When so many of a school would go that a person has to confirm it: half a file looks like a whole
 * one to a program.
 */
public final class AbsenceRule {
  private static final int FEW = 5;
  private static final int ONE_OF = 10;

  private AbsenceRule() {}

  /**
   * Whether it is more than a tenth of the people of one profile, and five at least.
   *
   * @param gone who would go
   * @param all who were there before
   */
  public static boolean isTooMany(long gone, long all) {
    return gone >= FEW && gone * ONE_OF > all;
  }

  /** Asks somebody to confirm it. */
  public static ReportLine question(
      String file, String school, String profile, long gone, long all) {
    return Question.MANY_WOULD_GO.at(
        Location.of(file),
        school,
        profile.toLowerCase(Locale.ROOT),
        Long.toString(gone),
        Long.toString(all));
  }

  /** Says that nobody is taken for gone, because something could not be read. */
  public static ReportLine nobodyGoes(String file) {
    return Question.NOBODY_GOES.at(Location.of(file));
  }
}
