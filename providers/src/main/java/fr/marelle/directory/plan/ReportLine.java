package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a run did, would do, or could not do.
 *
 * @param account id of the account; empty where there is none, or none yet
 * @param location where the source says so
 * @param messageKey of the sentence that says it
 * @param parameters of that sentence, in its order
 * @param doubt what somebody may answer; empty of most lines
 */
public record ReportLine(
    ReportKind kind,
    Optional<String> account,
    Location location,
    String messageKey,
    List<String> parameters,
    Optional<Doubt> doubt) {
  public ReportLine {
    parameters = List.copyOf(parameters);
  }

  /** A line that nobody can answer. */
  public ReportLine(
      ReportKind kind,
      Optional<String> account,
      Location location,
      String messageKey,
      List<String> parameters) {
    this(kind, account, location, messageKey, parameters, Optional.empty());
  }

  /** A class of before is removed: nobody is in it, and nobody set anything for it. */
  public static ReportLine classRemoved(Location location, PlaceName removed) {
    return new ReportLine(
        ReportKind.CLASS,
        Optional.empty(),
        location,
        "marelleDirectoryReportClassRemoved",
        List.of(removed.uai(), removed.schoolClass()));
  }

  /** What a reader could not read. The field comes after the parameters of the sentence. */
  public static ReportLine of(Problem problem) {
    List<String> parameters = new ArrayList<>(problem.parameters());
    parameters.add(problem.field());
    return new ReportLine(
        problem.weight() == Weight.NOTE ? ReportKind.NOTE : ReportKind.PROBLEM,
        Optional.empty(),
        problem.location(),
        problem.reason().messageKey(),
        parameters);
  }
}
