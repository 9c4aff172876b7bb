package fr.marelle.classroom.api;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.classroom.roster.Listing;
import fr.marelle.classroom.roster.Member;
import fr.marelle.classroom.roster.Order;
import fr.marelle.classroom.roster.Roster;
import fr.marelle.directory.upkeep.DepartureBook;
import fr.marelle.directory.upkeep.DepartureList;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The people of a class or a school, with the state of each account. */
public final class AccountsResource {
  private static final List<String> DIRECTIONS = List.of("asc", "desc");

  private final Call call;
  private final Roster roster;

  AccountsResource(Call call) {
    this.call = call;
    this.roster = new Roster(call.session(), call.realm(), call.caller());
  }

  /** Members of the class, and the relatives of its pupils. */
  @GET
  @Path("classes/{id}/accounts")
  @Needs(Scope.READ)
  public Response ofClass(
      @PathParam("id") String id,
      @QueryParam("profile") String profile,
      @QueryParam("q") String q,
      @QueryParam("state") String state,
      @QueryParam("sort") String sort,
      @QueryParam("order") String order,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return page(
        profile,
        new Wishes(q, state, sort, order, first, max),
        wanted -> roster.ofClass(call.classOf(id), wanted),
        // Whoever has gone has left the class.
        members -> Map.of());
  }

  /** Members of the school and its classes, and the relatives of its pupils. */
  @GET
  @Path("schools/{id}/accounts")
  @Needs(Scope.READ)
  public Response ofSchool(
      @PathParam("id") String id,
      @QueryParam("profile") String profile,
      @QueryParam("q") String q,
      @QueryParam("state") String state,
      @QueryParam("sort") String sort,
      @QueryParam("order") String order,
      @QueryParam("first") String first,
      @QueryParam("max") String max) {
    return page(
        profile,
        new Wishes(q, state, sort, order, first, max),
        wanted -> roster.ofSchool(call.administeredSchool(id), wanted),
        this::gone);
  }

  private Map<String, DepartureList.Departing> gone(List<Member> members) {
    return new DepartureBook(call.session())
        .of(members.stream().map(member -> member.person().id()).toList());
  }

  private Response page(
      String profile,
      Wishes wishes,
      Function<Optional<Profile>, Roster.People> read,
      Function<List<Member>, Map<String, DepartureList.Departing>> leaving) {
    return call.json(
        () -> {
          Optional<Profile> wanted =
              Parameters.choice("profile", profile, AccountPage.PROFILES, Profile::value);
          Paging paging = Paging.of(wishes.first(), wishes.max());
          Listing listing = wishes.listing();
          Roster.People people = read.apply(wanted);
          List<Member> found = listing.of(people.chosen());
          Page<Member> part = paging.of(found, Function.identity());
          Map<String, DepartureList.Departing> gone = leaving.apply(part.items());
          return AccountPage.of(
              people,
              paging.of(found, member -> AccountItem.of(member, gone.get(member.person().id()))));
        });
  }

  /** How the list is wanted, as it was written. */
  private record Wishes(
      String q, String state, String sort, String order, String first, String max) {
    private Listing listing() {
      return new Listing(
          Parameters.words(q),
          Parameters.choice("state", state, List.of(AccountState.values()), AccountState::value),
          Parameters.choice("sort", sort, List.of(Order.values()), Order::value).orElse(Order.NAME),
          Parameters.choice("order", order, DIRECTIONS, Function.identity())
              .filter("desc"::equals)
              .isPresent());
    }
  }
}
