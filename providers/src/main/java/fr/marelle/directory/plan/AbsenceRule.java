package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Location;

/**
 * When so many of a school would go that a person has to confirm it: half a file looks like a whole
 * one to a program.
 */
public final class AbsenceRule {
  private static final int FEW = 5;
  private static final int ONE_OF = 10;

  private AbsenceRule() {}

  /**
   * Whether it is more than a tenth of the people of one profile, and five at least, or all of
   * them.
   *
   * @param gone who would go
   * @param all who were there before
   */
  public static boolean isTooMany(long gone, long all) {
    return gone >= all || isMany(gone, all);
  }

  /**
   * The same of people whom a source says to have gone: one who is alone may well be among them.
   */
  static boolean isMany(long gone, long all) {
    return gone >= FEW && gone * ONE_OF > all;
  }

  /** Asks somebody to confirm it. */
  static ReportLine question(Location location, Crowd crowd, long gone, long all) {
    return Question.MANY_WOULD_GO.at(
        location, crowd.school(), crowd.profile().value(), Long.toString(gone), Long.toString(all));
  }

  /** Says that nobody is taken for gone, because something could not be read. */
  public static ReportLine nobodyGoes(String file) {
    return Question.NOBODY_GOES.at(Location.of(file));
  }
}
