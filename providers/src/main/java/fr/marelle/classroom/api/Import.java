package fr.marelle.classroom.api;

import fr.marelle.directory.run.Tally;

/**
 * A file that an administrator of a school sent, and the run that came of it.
 *
 * @param file as it was called
 * @param state {@code uploading}, {@code waiting}, {@code running}, {@code paused}, {@code asking},
 *     {@code done}, {@code cancelled} or {@code failed}
 * @param dry whether it only says what it would do
 * @param complete whether whoever is not in it has gone
 * @param size in bytes, as it was announced
 * @param sha256 its digest, as it was announced
 * @param received how many of them are there
 * @param percent of it that is done
 * @param accountsPerSecond over all the time that it was worked on
 * @param secondsLeft as fast as it went until now; null where too little is done to tell
 * @param behind whether it waits for another that may touch the school
 * @param counts what it did, or would do
 * @param by name of who sent it; null for an account that is gone
 * @param askedAt ISO-8601 instant
 * @param endedAt ISO-8601 instant; null before
 * @param canApply whether what it tried can be done
 * @param canRedo whether its file can be tried once more
 * @param appliedBy id of the import that did it; null where none has
 * @param failure why it failed; null where it didn't
 */
public record Import(
    String id,
    String file,
    String state,
    boolean dry,
    boolean complete,
    long size,
    String sha256,
    long received,
    double percent,
    long accountsPerSecond,
    Long secondsLeft,
    boolean behind,
    ImportCounts counts,
    String by,
    String askedAt,
    String endedAt,
    boolean canApply,
    boolean canRedo,
    String appliedBy,
    String failure) {

  /**
   * How many accounts, questions, problems and remarks there are.
   *
   * @param held people who would go if somebody confirmed it
   */
  public record ImportCounts(
      long created,
      long changed,
      long unchanged,
      long gone,
      long returned,
      long classes,
      long held,
      long questions,
      long problems,
      long notes) {
    static ImportCounts of(Tally tally) {
      return new ImportCounts(
          tally.created(),
          tally.changed(),
          tally.unchanged(),
          tally.gone(),
          tally.returned(),
          tally.classes(),
          tally.held(),
          tally.questions(),
          tally.problems(),
          tally.notes());
    }
  }
}
