package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Place;
import fr.marelle.hand.Administrator;
import fr.marelle.hand.Form;
import fr.marelle.hand.RefusedException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.storage.ReadOnlyException;

/**
 * Between the API and what is done by hand: what was typed goes in, why it was refused comes out.
 */
final class ByHand {
  /** Longer than any field may be, so that it is the field that says so. */
  private static final int MAX_TYPED = 1_000;

  private ByHand() {}

  /**
   * Does it.
   *
   * @throws Refusal with all that was wrong
   */
  static <T> T doing(Supplier<T> act) {
    try {
      return act.get();
    } catch (RefusedException refused) {
      throw refusal(refused);
    } catch (ReadOnlyException elsewhere) {
      // An LDAP that is only read, say.
      throw Refusal.of(Problem.KEPT_ELSEWHERE);
    }
  }

  /** Whoever calls. */
  static Administrator by(Call call) {
    return new Administrator(
        call.caller().user().getId(),
        call.caller().standing().realm(),
        call.caller().schools().stream()
            .filter(call.caller().standing()::administers)
            .map(Place::name)
            .collect(Collectors.toSet()));
  }

  private static Refusal refusal(RefusedException refused) {
    return switch (refused.reason()) {
      case FAULTS ->
          Refusal.invalid(
              refused.faults().stream()
                  .map(
                      fault ->
                          new Refusal.Fault(
                              "#/" + fault.field(), fault.messageKey(), fault.arguments()))
                  .toList());
      case LIKELY_DUPLICATES -> Refusal.of(Problem.LIKELY_DUPLICATES);
      case STALE -> Refusal.of(Problem.STALE);
      case IMPORT_UNDER_WAY -> Refusal.of(Problem.IMPORT_UNDER_WAY);
      case BELONGS_ELSEWHERE -> Refusal.of(Problem.BELONGS_ELSEWHERE);
      case NOT_MERGEABLE -> Refusal.of(Problem.NOT_MERGEABLE);
      case BEYOND_SCHOOL -> Refusal.of(Problem.BEYOND_SCHOOL);
      case KEPT_ELSEWHERE -> Refusal.of(Problem.KEPT_ELSEWHERE);
      case NOT_UNDOABLE -> Refusal.of(Problem.NOT_UNDOABLE);
    };
  }

  /** The fields of a person. */
  static Form form(Body body) {
    return new Form(
        body.field("firstName", MAX_TYPED),
        body.field("lastName", MAX_TYPED),
        body.field("birthDate", MAX_TYPED),
        body.field("email", MAX_TYPED),
        body.field("mobile", MAX_TYPED));
  }
}
