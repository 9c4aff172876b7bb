package fr.marelle.classroom.api;

import fr.marelle.attachment.AttachmentReport;
import fr.marelle.attachment.AttachmentReports;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Persons;
import fr.marelle.classroom.access.Place;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;

/**
 * Relatives' reports of pupils who are not theirs, for administrators of the school. What is wrong
 * is mended in the directory.
 */
public final class ReportsResource {
  private static final String WHAT = "reports";

  /** Details of the event: whose word it was, and about whom. */
  private static final String RELATIVE = "relative";

  private static final String PUPIL = "pupil";

  private final Call call;
  private final AttachmentReports reports;

  ReportsResource(Call call) {
    this.call = call;
    this.reports = new AttachmentReports(call.session(), call.realm());
  }

  /** Those that nobody has settled, the oldest first. */
  @GET
  @Path("schools/{id}/reports")
  @Needs(Scope.READ)
  public Response reports(@PathParam("id") String id) {
    return call.json(() -> new Items<>(items(call.administeredSchool(id))));
  }

  /** Puts one away. */
  @DELETE
  @Path("schools/{id}/reports/{report}")
  @Needs(Scope.CODES)
  public Response settle(@PathParam("id") String id, @PathParam("report") String report) {
    return call.answer(
        () -> {
          Place school = call.administeredSchool(id);
          AttachmentReport settled =
              reports
                  .settle(school.name(), report)
                  .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
          call.changed(
              school,
              OperationType.DELETE,
              WHAT,
              Map.of(RELATIVE, settled.relative(), PUPIL, settled.pupil()));
          return Response.noContent();
        });
  }

  private List<ReportItem> items(Place school) {
    List<AttachmentReport> open = reports.ofSchool(school.name());
    Set<String> accounts =
        open.stream()
            .flatMap(report -> Stream.of(report.relative(), report.pupil()))
            .collect(Collectors.toSet());
    Map<String, Person> persons = new Persons(call.session(), call.realm()).byId(accounts);
    return open.stream()
        .filter(report -> persons.containsKey(report.relative()))
        .filter(report -> persons.containsKey(report.pupil()))
        .map(
            report ->
                new ReportItem(
                    report.id(),
                    ReportedPerson.of(persons.get(report.relative())),
                    ReportedPerson.of(persons.get(report.pupil())),
                    report.reportedAt().toString()))
        .toList();
  }

  /**
   * A report.
   *
   * @param relative who says so
   * @param pupil of whom
   * @param reportedAt ISO-8601 instant, UTC
   */
  public record ReportItem(
      String id, ReportedPerson relative, ReportedPerson pupil, String reportedAt) {}

  /** Somebody in a report. */
  public record ReportedPerson(String id, String firstName, String lastName) {
    static ReportedPerson of(Person person) {
      return new ReportedPerson(person.id(), person.firstName(), person.lastName());
    }
  }
}
