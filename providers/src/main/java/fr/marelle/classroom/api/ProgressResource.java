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
  private static final List<Profile> OF_CLASS = List.of(Profile.PUPIL, Profile.RELATIVE);
  private static final List<Profile> OF_SCHOOL =
      List.of(Profile.PUPIL, Profile.RELATIVE, Profile.TEACHER, Profile.STAFF);

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
    return call.json(
        () -> {
          Place place = call.classOf(id);
          Period period = Period.of(from, to, Progress.today());
          Progress progress = new Progress(call.session(), call.realm());
          return body(
              progress.ofClass(place.id()),
              progress.days(place.id(), period.first(), period.last()),
              OF_CLASS);
        });
  }

  /** Everybody of a school, and each of its classes today. */
  @GET
  @Path("schools/{id}/progress")
  @Needs(Scope.READ)
  public Response ofSchool(
      @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
    return call.json(
        () -> {
          Place school = call.administeredSchool(id);
          Period period = Period.of(from, to, Progress.today());
          Progress progress = new Progress(call.session(), call.realm());
          Map<String, Headcount> today = progress.ofSchool(school.id());
          Map<String, Object> body =
              body(
                  today.getOrDefault(school.id(), Headcount.NONE),
                  progress.days(school.id(), period.first(), period.last()),
                  OF_SCHOOL);
          body.put("classes", classes(school, today));
          return body;
        });
  }

  private List<Map<String, Object>> classes(Place school, Map<String, Headcount> today) {
    return new Schools(call.session(), call.realm())
        .classes(call.caller(), Optional.of(school), Words.of(null)).stream()
            .map(one -> ofClass(one, today.getOrDefault(one.id(), Headcount.NONE)))
            .toList();
  }

  private static Map<String, Object> ofClass(Place place, Headcount today) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", place.id());
    item.put("name", place.name());
    item.put("today", counts(today, OF_CLASS));
    return item;
  }

  private static Map<String, Object> body(
      Headcount today, List<DayCount> days, List<Profile> profiles) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("today", counts(today, profiles));
    body.put("days", days.stream().map(day -> day(day, profiles)).toList());
    return body;
  }

  private static Map<String, Object> day(DayCount day, List<Profile> profiles) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("date", day.day().toString());
    item.putAll(counts(day.headcount(), profiles));
    return item;
  }

  private static Map<String, Object> counts(Headcount headcount, List<Profile> profiles) {
    Map<String, Object> counts = new LinkedHashMap<>();
    profiles.forEach(profile -> counts.put(profile.value(), states(headcount.of(profile))));
    return counts;
  }

  private static Map<String, Integer> states(StateCounts counts) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (AccountState state :
        List.of(
            AccountState.ACTIVE,
            AccountState.TO_ACTIVATE,
            AccountState.RENEWING,
            AccountState.BLOCKED)) {
      states.put(state.value(), counts.of(state));
    }
    return states;
  }
}
