package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Place;
import fr.marelle.classroom.roster.CodeMark;
import fr.marelle.classroom.roster.Details;
import fr.marelle.classroom.roster.Member;
import fr.marelle.code.CodeKind;
import fr.marelle.directory.upkeep.DepartureList;
import java.time.Instant;
import java.util.List;

/**
 * An account that the caller may act on.
 *
 * @param id for the acts
 * @param profile null where the directory gave none
 * @param birthDate ISO-8601; null where the directory gave none
 * @param classes that it belongs to by itself or by its children
 * @param children of a relative; those only whom the caller may look at
 * @param lastLogin ISO-8601 instant; null where none is known
 * @param state the {@code value} of an AccountState
 * @param code that it could use; null where there is none
 * @param hasEmail whether mail can reach it
 * @param federated whether somebody else checks its password
 * @param leaving whether it is to be removed
 * @param departure what becomes of it next; null unless its owner has gone
 * @param manageable always true
 */
public record AccountItem(
    String id,
    String identifier,
    String firstName,
    String lastName,
    String profile,
    String birthDate,
    List<ClassName> classes,
    List<Child> children,
    String lastLogin,
    String state,
    Code code,
    boolean hasEmail,
    boolean federated,
    boolean leaving,
    Departure departure,
    boolean manageable) {

  /** As much as the caller may see of somebody who has just got an account. */
  static Object of(Member member) {
    return of(member, null);
  }

  /**
   * As much of somebody as the caller may see.
   *
   * @param gone null unless she has gone
   */
  static Object of(Member member, DepartureList.Departing gone) {
    return member.details().isPresent()
        ? of(member.person(), member.details().get(), gone == null ? null : Departure.of(gone))
        : ColleagueItem.of(member.person());
  }

  private static AccountItem of(Person person, Details details, Departure departure) {
    return new AccountItem(
        person.id(),
        person.identifier(),
        person.firstName(),
        person.lastName(),
        person.profile().map(Profile::value).orElse(null),
        person.birthDate().orElse(null),
        details.classes().stream().map(ClassName::of).toList(),
        details.children().stream().map(Child::of).toList(),
        details.lastLogin().map(AccountItem::text).orElse(null),
        details.state().value(),
        details.code().map(Code::of).orElse(null),
        person.hasEmail(),
        details.federated(),
        details.leaving(),
        departure,
        true);
  }

  private static String text(Instant instant) {
    return instant.toString();
  }

  /**
   * What becomes of the account of somebody who has gone.
   *
   * @param next {@code block} or {@code remove}
   * @param at ISO-8601 instant of it, or within the hour after
   */
  public record Departure(String next, String at) {
    private static Departure of(DepartureList.Departing gone) {
      return new Departure(gone.next().value(), text(gone.at()));
    }
  }

  /** A class. */
  public record ClassName(String id, String name) {
    static ClassName of(Place place) {
      return new ClassName(place.id(), place.name());
    }
  }

  /** A pupil. */
  public record Child(String id, String firstName, String lastName) {
    static Child of(Person person) {
      return new Child(person.id(), person.firstName(), person.lastName());
    }
  }

  /**
   * That there is a code; not which one.
   *
   * @param kind {@code activation} or {@code renewal}
   * @param issuedAt ISO-8601 instant
   * @param expiresAt ISO-8601 instant; null where it never expires
   * @param expired whether its time is over
   */
  public record Code(String kind, String issuedAt, String expiresAt, boolean expired) {
    private static Code of(CodeMark mark) {
      return new Code(
          mark.kind() == CodeKind.ACTIVATION ? "activation" : "renewal",
          text(mark.issuedAt()),
          mark.expiresAt().map(AccountItem::text).orElse(null),
          mark.expired());
    }
  }
}
