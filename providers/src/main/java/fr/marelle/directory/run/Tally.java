package fr.marelle.directory.run;

import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import java.util.Collection;

/**
 * What a run has done so far, or would have.
 *
 * @param reported lines of the report: the number of the last one
 * @param classes that were removed
 * @param held people who would go if somebody confirmed it
 * @param problems things that could not be read
 * @param notes things that were passed over and are not needed
 */
public record Tally(
    long reported,
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

  /** Nothing yet. */
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** After the lines of a plan. */
  Tally plus(Plan plan) {
    Tally counted = plus(plan.lines());
    return new Tally(
        counted.reported,
        counted.created,
        counted.changed,
        counted.unchanged + plan.unchanged(),
        counted.gone,
        counted.returned,
        counted.classes,
        counted.held,
        counted.questions,
        counted.problems,
        counted.notes);
  }

  /** After more lines. */
  Tally plus(Collection<ReportLine> lines) {
    return new Tally(
        reported + lines.size(),
        created + count(lines, ReportKind.CREATED),
        changed + count(lines, ReportKind.CHANGED),
        unchanged,
        gone + count(lines, ReportKind.GONE),
        returned + count(lines, ReportKind.RETURNED),
        classes + count(lines, ReportKind.CLASS),
        held + count(lines, ReportKind.HELD),
        questions + count(lines, ReportKind.QUESTION),
        problems + count(lines, ReportKind.PROBLEM),
        notes + count(lines, ReportKind.NOTE));
  }

  /** How many lines of a kind there were. */
  long count(ReportKind kind) {
    return switch (kind) {
      case CREATED -> created;
      case CHANGED -> changed;
      case GONE -> gone;
      case HELD -> held;
      case RETURNED -> returned;
      case CLASS -> classes;
      case QUESTION -> questions;
      case PROBLEM -> problems;
      case NOTE -> notes;
    };
  }

  /** How many of them the report has: of what a file may hold in any number not all are kept. */
  public long kept(ReportKind kind) {
    return Math.min(count(kind), Lines.most(kind));
  }

  /** How many people the source spoke of. */
  long people() {
    return created + changed + unchanged + returned;
  }

  private static long count(Collection<ReportLine> lines, ReportKind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }
}
