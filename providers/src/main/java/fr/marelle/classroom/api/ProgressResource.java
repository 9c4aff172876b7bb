package fr.marelle.classroom.api;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.roster.Schools;
import fr.marelle.classroom.roster.Words;
import fr.marelle.progress.DayCount;
import fr.marelle.progress.Headcount;
import fr.marelle.progress.Progress;
import fr.marelle.progress.StateCounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a class or a school is, today and on the days before. */
public final class ProgressResource {
  private static final List<AccountState> STATES =
      List.of(
          AccountState.ACTIVE,
          AccountState.TO_ACTIVATE,
          AccountState.RENEWING,
          AccountState.BLOCKED);

  private final Call call;

  ProgressResource(Call call) {
    this.call = call;
  }

  /** The pupils of a class and their relatives. */
  @GET
  @Path("classes/{id}/progress")
  @Needs(Scope.READ)
  public Response ofClass(
      @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
    return call.json(() -> progressOf(call.classOf(id), Period.of(from, to, Progress.today())));
  }

  /** Everybody of a school, and each of its classes today. */
  @GET
  @Path("schools/{id}/progress")
  @Needs(Scope.READ)
  public Response ofSchool(
      @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
    return call.json(
        () -> progressOfAll(call.administeredSchool(id), Period.of(from, to, Progress.today())));
  }

  private ClassProgress progressOf(Place schoolClass, Period period) {
    Progress progress = new Progress(call.session(), call.realm());
    return new ClassProgress(
        ClassCounts.of(progress.ofClass(schoolClass.id())),
        progress.days(schoolClass.id(), period.first(), period.last()).stream()
            .map(ClassDay::of)
            .toList());
  }

  private SchoolProgress progressOfAll(Place school, Period period) {
    Progress progress = new Progress(call.session(), call.realm());
    Map<String, Headcount> today = progress.ofSchool(school.id());
    return new SchoolProgress(
        SchoolCounts.of(today.getOrDefault(school.id(), Headcount.NONE)),
        progress.days(school.id(), period.first(), period.last()).stream()
            .map(SchoolDay::of)
            .toList(),
        new Schools(call.session(), call.realm())
            .classes(call.caller(), Optional.of(school), Words.of(null)).stream()
                .map(one -> ClassToday.of(one, today.getOrDefault(one.id(), Headcount.NONE)))
                .toList());
  }

  private static Map<String, Integer> states(Headcount headcount, Profile profile) {
    StateCounts counts = headcount.of(profile);
    Map<String, Integer> states = new LinkedHashMap<>();
    STATES.forEach(state -> states.put(state.value(), counts.of(state)));
    return states;
  }

  /** A class: how many are where today, and how many were on earlier days. */
  public record ClassProgress(ClassCounts today, List<ClassDay> days) {}

  /** A school, and its classes by their names. */
  public record SchoolProgress(
      SchoolCounts today, List<SchoolDay> days, List<ClassToday> classes) {}

  /** The accounts of a class by state. */
  public record ClassCounts(Map<String, Integer> pupil, Map<String, Integer> relative) {
    static ClassCounts of(Headcount headcount) {
      return new ClassCounts(states(headcount, Profile.PUPIL), states(headcount, Profile.RELATIVE));
    }
  }

  /** The accounts of a school by state. */
  public record SchoolCounts(
      Map<String, Integer> pupil,
      Map<String, Integer> relative,
      Map<String, Integer> teacher,
      Map<String, Integer> staff) {
    static SchoolCounts of(Headcount headcount) {
      return new SchoolCounts(
          states(headcount, Profile.PUPIL),
          states(headcount, Profile.RELATIVE),
          states(headcount, Profile.TEACHER),
          states(headcount, Profile.STAFF));
    }
  }

  /** A class at the end of a day. */
  public record ClassDay(String date, Map<String, Integer> pupil, Map<String, Integer> relative) {
    static ClassDay of(DayCount day) {
      ClassCounts counts = ClassCounts.of(day.headcount());
      return new ClassDay(day.day().toString(), counts.pupil(), counts.relative());
    }
  }

  /** A school at the end of a day. */
  public record SchoolDay(
      String date,
      Map<String, Integer> pupil,
      Map<String, Integer> relative,
      Map<String, Integer> teacher,
      Map<String, Integer> staff) {
    static SchoolDay of(DayCount day) {
      SchoolCounts counts = SchoolCounts.of(day.headcount());
      return new SchoolDay(
          day.day().toString(),
          counts.pupil(),
          counts.relative(),
          counts.teacher(),
          counts.staff());
    }
  }

  /** One of a school's classes. */
  public record ClassToday(String id, String name, ClassCounts today) {
    static ClassToday of(Place place, Headcount headcount) {
      return new ClassToday(place.id(), place.name(), ClassCounts.of(headcount));
    }
  }
}
