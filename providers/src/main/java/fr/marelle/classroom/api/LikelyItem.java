package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Person;
import fr.marelle.hand.LikePerson;
import fr.marelle.hand.Likeness;
import java.util.List;

/**
 * Somebody who may be the person that is about to get an account.
 *
 * @param id of the account
 * @param identifier null of whom the caller may not act on
 * @param profile null where nobody gave one
 * @param birthDate ISO-8601; null where there is none, or the caller may not act on them
 * @param likenesses what makes them like: {@code same-name}, {@code swapped-names}, {@code
 *     near-name}, {@code same-birth-date}, {@code same-contact}
 * @param manageable whether the caller may act on the account
 */
public record LikelyItem(
    String id,
    String identifier,
    String firstName,
    String lastName,
    String profile,
    String birthDate,
    List<AccountItem.ClassName> classes,
    List<AccountItem.Child> children,
    List<String> likenesses,
    boolean manageable) {

  static LikelyItem of(LikePerson like, Person person, PersonReader reader, boolean reached) {
    return new LikelyItem(
        person.id(),
        reached ? person.identifier() : null,
        person.firstName(),
        person.lastName(),
        person.profile().map(Profile::value).orElse(null),
        reached ? person.birthDate().orElse(null) : null,
        reader.classes(person).stream().map(AccountItem.ClassName::of).toList(),
        reader.children(person).stream().map(AccountItem.Child::of).toList(),
        like.likenesses().stream().map(Likeness::value).toList(),
        reached);
  }
}
