package fr.marelle.classroom.roster;

import fr.marelle.account.AccountState;
import fr.marelle.classroom.access.Person;
import java.util.List;
import java.util.Optional;

/**
 * Which of the people are wanted, and in what order. What the caller may not see of somebody
 * neither finds nor sorts them: it could be learnt that way.
 *
 * @param words each in the name or the identifier
 * @param state empty for any
 * @param descending whether the order is turned round
 */
public record Listing(Words words, Optional<AccountState> state, Order order, boolean descending) {

  /** Those of the members who are wanted. */
  public List<Member> of(List<Member> members) {
    return members.stream()
        .filter(member -> state.isEmpty() || member.isIn(state.get()))
        .filter(this::isNamed)
        .sorted(order.comparator(descending))
        .toList();
  }

  private boolean isNamed(Member member) {
    Person person = member.person();
    return member.details().isPresent()
        ? words.areIn(person.firstName(), person.lastName(), person.identifier())
        : words.areIn(person.firstName(), person.lastName());
  }
}
