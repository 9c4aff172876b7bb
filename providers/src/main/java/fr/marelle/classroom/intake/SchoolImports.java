package fr.marelle.classroom.intake;

import fr.marelle.directory.csv.CsvCorrection;
import fr.marelle.directory.csv.CsvRecognition;
import fr.marelle.directory.entry.SourceRefusedException;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.run.Announcement;
import fr.marelle.directory.run.Caller;
import fr.marelle.directory.run.Intake;
import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.RunSettings;
import fr.marelle.directory.run.RunState;
import fr.marelle.directory.run.Runs;
import fr.marelle.directory.run.Upload;
import fr.marelle.directory.store.ReportTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;

/**
 * The runs of one school that its administrators started. Those of others, of other schools or of
 * the realm's administrators, don't exist here. Each begins as a dry run; what it tried is applied
 * by another.
 */
public final class SchoolImports {
  private final Runs runs;
  private final String uai;
  private final Caller caller;

  /**
   * @param caller in whose name things are done
   */
  public SchoolImports(Runs runs, String uai, Caller caller) {
    this.runs = runs;
    this.uai = uai;
    this.caller = caller;
  }

  /**
   * Announces a file, which is to be sent next.
   *
   * @param size in bytes
   * @param digest its SHA-256
   * @throws IntakeLimitException where the school has sent as many as it may
   */
  public Run begin(String file, long size, String digest) {
    return runs.begin(
        new Runs.Order(
            caller,
            file,
            new RunSettings(uai, null, null, false, false, null),
            Set.of(uai),
            true,
            Optional.of(new Announcement(uai, size, digest))),
        IntakeLimit.since(Time.currentTimeMillis()),
        SchoolImports::limit);
  }

  private static void limit(Intake intake) {
    IntakeLimit.reached(intake)
        .ifPresent(
            limit -> {
              throw new IntakeLimitException(limit);
            });
  }

  /** A run; empty where there is none of this school's. */
  public Optional<Run> find(String id) {
    return runs.find(id).filter(this::isOurs);
  }

  private boolean isOurs(Run run) {
    return run.announcement().filter(announced -> announced.school().equals(uai)).isPresent();
  }

  /** The newest first. */
  public List<Run> page(int first, int max) {
    return runs.pageOfSchool(uai, first, max);
  }

  /** How many there are. */
  public int count() {
    return runs.countOfSchool(uai);
  }

  /**
   * Takes in more of a file.
   *
   * @param offset how much of it was sent before, in bytes
   * @throws IOException where the sender stops in the middle
   */
  public Upload.Result send(Run run, long offset, InputStream sent) throws IOException {
    return run.state() == RunState.UPLOADING
        ? runs.append(run, offset, sent)
        : Upload.Result.NOT_EXPECTED;
  }

  /**
   * What is recognised in a file that is all there.
   *
   * @throws SourceRefusedException where it is no table
   * @throws IOException where the server's disk fails
   */
  public CsvRecognition recognise(Run run, Optional<CsvCorrection> correction)
      throws IOException, SourceRefusedException, InterruptedException {
    return runs.recognise(run, run.settings().corrected(correction.orElse(null)));
  }

  /** Keeps how a file is to be read. Whether it could be said: not once it is being read. */
  public boolean correct(Run run, CsvCorrection correction) {
    return runs.settle(run.id(), run.settings().corrected(correction));
  }

  /**
   * Tries a file that is all there, as it is to be read by then.
   *
   * @param complete whether whoever is not in it has gone
   * @return false where it was corrected since, or begun
   */
  public boolean start(Run run, boolean complete) {
    return runs.launch(run.id(), run.settings(), run.settings().complete(complete));
  }

  /**
   * Does what a run has tried; empty where it can't be done, or not any more.
   *
   * @throws fr.marelle.directory.run.StaleTrialException where others have changed the school since
   */
  public Optional<Run> apply(Run run) {
    return runs.apply(run.id(), caller);
  }

  /**
   * Has the file of a dry run tried once more: by another run, which waits to be corrected and
   * started as one does whose file has just come. Empty where it can't be done, or not any more.
   */
  public Optional<Run> redo(Run run) {
    return runs.redo(run.id(), caller);
  }

  /** Whether others have changed what a dry run tried, or are about to. */
  public boolean isStale(Run run) {
    return runs.isStale(run);
  }

  /** Something that is done with a run that is under way. */
  public enum Step {
    /** Stops it for a while. */
    PAUSE,
    /** Goes on with it. */
    RESUME,
    /** Ends it; what it did stays. */
    CANCEL,
    /** Has people go who were too many to go unasked. */
    CONFIRM
  }

  /** Does it. Whether it could be done. */
  public boolean take(Step step, Run run) {
    return switch (step) {
      case PAUSE -> runs.pause(run.id(), caller);
      case RESUME -> runs.resume(run.id(), caller);
      case CANCEL -> runs.cancel(run.id(), caller);
      case CONFIRM -> runs.confirm(run.id(), caller);
    };
  }

  /** Whether a run waits for another that may touch the school, whoever started that. */
  public boolean isBehind(Run run) {
    return runs.isBehind(run);
  }

  /** A page of the report, of lines of one kind. */
  public List<ReportTable.Numbered> report(Run run, ReportKind kind, int first, int max) {
    return runs.report(run.id(), kind, first, max);
  }
}
