package fr.marelle.directory.run;

import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import java.util.Collection;

/**
 * What a run has done so far, or would have.
 *
 * @param reported lines of the report
 * @param held people who would go if somebody confirmed it
 */
public record Tally(
    long reported,
    long created,
    long changed,
    long unchanged,
    long gone,
    long returned,
    long held,
    long questions,
    long problems) {

  /** Nothing yet. */
  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

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
        counted.held + plan.held(),
        counted.questions,
        counted.problems);
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
        held,
        questions + count(lines, ReportKind.QUESTION),
        problems + count(lines, ReportKind.PROBLEM));
  }

  /** After people were found who would go. */
  Tally holding(long more) {
    return new Tally(
        reported, created, changed, unchanged, gone, returned, held + more, questions, problems);
  }

  /** The same with nobody held: somebody has confirmed it. */
  Tally confirmed() {
    return new Tally(reported, created, changed, unchanged, gone, returned, 0, questions, problems);
  }

  /** How many lines of a kind the report has: of problems and questions not all are kept. */
  public long kept(ReportKind kind) {
    return switch (kind) {
      case CREATED -> created;
      case CHANGED -> changed;
      case GONE -> gone;
      case RETURNED -> returned;
      case QUESTION -> Math.min(questions, Lines.MOST_QUESTIONS);
      case PROBLEM -> Math.min(problems, Lines.MOST_PROBLEMS);
    };
  }

  /** How many people the source spoke of. */
  long people() {
    return created + changed + unchanged + returned;
  }

  private static long count(Collection<ReportLine> lines, ReportKind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }
}
