package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.roster.Schools;
import fr.marelle.classroom.roster.Words;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Schools and classes that the caller has to do with. */
public final class SchoolsResource {
  private final Call call;
  private final Schools schools;

  SchoolsResource(Call call) {
    this.call = call;
    this.schools = new Schools(call.session(), call.realm());
  }

  /** The schools, by name. */
  @GET
  @Path("schools")
  @Needs(Scope.READ)
  public Response schools(
      @QueryParam("q") String q, @QueryParam("first") String first, @QueryParam("max") String max) {
    return call.json(
        () -> {
          Paging paging = Paging.of(first, max);
          PortalAddress address = new PortalAddress(call);
          List<Schools.School> all = schools.schools(call.caller(), Parameters.words(q));
          return paging.of(all, school -> School.of(school, address.of(school)));
        });
  }

  /** The classes, by name. */
  @GET
  @Path("classes")
  @Needs(Scope.READ)
  public Response classes(
      @QueryParam("school") String school,
      @QueryParam("q") String q,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return call.json(
        () -> {
          Paging paging = Paging.of(first, max);
          Words words = Parameters.words(q);
          Optional<Place> only = Optional.ofNullable(school).map(call::schoolOf);
          Map<String, Schools.School> named = new HashMap<>();
          return paging.of(
              schools.classes(call.caller(), only, words),
              place ->
                  SchoolClass.of(
                      place,
                      named.computeIfAbsent(
                          place.parent().id(), id -> schools.school(place.parent()))));
        });
  }

  /**
   * A school.
   *
   * @param id to be used in paths and queries
   * @param uai its official number
   * @param name as people call it
   * @param address where its portal is
   */
  public record School(String id, String uai, String name, String address) {
    static School of(Schools.School school, String address) {
      return new School(school.id(), school.uai(), school.name(), address);
    }
  }

  /**
   * A class.
   *
   * @param id to be used in paths
   */
  public record SchoolClass(String id, String name, SchoolName school) {
    static SchoolClass of(Place place, Schools.School school) {
      return new SchoolClass(
          place.id(), place.name(), new SchoolName(school.id(), school.uai(), school.name()));
    }
  }

  /** The school of a class. */
  public record SchoolName(String id, String uai, String name) {}
}
