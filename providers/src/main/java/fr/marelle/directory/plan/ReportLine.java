package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
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
 */
public record ReportLine(
    ReportKind kind,
    Optional<String> account,
    Location location,
    String messageKey,
    List<String> parameters) {
  public ReportLine {
    parameters = List.copyOf(parameters);
  }

  /** What a reader could not read. The field comes after the parameters of the sentence. */
  public static ReportLine of(Problem problem) {
    List<String> parameters = new ArrayList<>(problem.parameters());
    parameters.add(problem.field());
    return new ReportLine(
        ReportKind.PROBLEM,
        Optional.empty(),
        problem.location(),
        problem.reason().messageKey(),
        parameters);
  }
}
