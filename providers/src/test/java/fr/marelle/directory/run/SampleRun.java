package fr.marelle.directory.run;

import java.util.Optional;
import java.util.Set;

/** Runs of which a test has to say only what it is about. */
final class SampleRun {
  private SampleRun() {}

  /** One of the realm "realm" that has done nothing yet, and that nobody has begun. */
  static Run of(
      String id,
      RunState state,
      RunSettings settings,
      Set<String> schools,
      boolean dry,
      long putAt,
      Optional<Announcement> announcement) {
    return new Run(
        id,
        "realm",
        "who",
        "realm",
        "eleves.csv",
        0,
        settings,
        schools,
        dry,
        false,
        state,
        Run.Hold.NOBODYS,
        "",
        0,
        0,
        Tally.NOTHING,
        putAt,
        0,
        0,
        0,
        Optional.empty(),
        announcement,
        Optional.empty());
  }
}
