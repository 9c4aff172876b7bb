package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Place;
import fr.marelle.hand.Contact;
import fr.marelle.hand.Dossier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account, as an administrator of the school may change it.
 *
 * @param birthDate ISO-8601; null where there is none
 * @param schools those of the person's that the caller administers
 * @param classes that the person belongs to by itself or by its children
 * @param children of a relative
 * @param relatives of a pupil
 * @param inDirectory whether a directory speaks of the person
 * @param active whether the person has a password
 * @param removedAt when the account is to be removed: ISO-8601 instant; null where it is not
 * @param merges that can be undone
 * @param version to be sent with a change
 */
public record PersonItem(
    String id,
    String identifier,
    String firstName,
    String lastName,
    String profile,
    String birthDate,
    ContactItem email,
    ContactItem mobile,
    List<SchoolsResource.SchoolName> schools,
    List<AccountItem.ClassName> classes,
    List<AccountItem.Child> children,
    List<AccountItem.Child> relatives,
    boolean inDirectory,
    boolean active,
    String removedAt,
    List<MergeItem> merges,
    String version) {

  static PersonItem of(
      Dossier dossier, Family family, Optional<Instant> removedAt, List<MergeItem> merges) {
    return new PersonItem(
        dossier.id(),
        dossier.identifier(),
        dossier.firstName(),
        dossier.lastName(),
        dossier.profile().map(Profile::value).orElse(null),
        dossier.birthDate().orElse(null),
        ContactItem.of(dossier.email()),
        ContactItem.of(dossier.mobile()),
        family.schools(),
        family.classes().stream().map(AccountItem.ClassName::of).toList(),
        family.children(),
        family.relatives(),
        dossier.inDirectory(),
        dossier.active(),
        removedAt.map(Instant::toString).orElse(null),
        merges,
        dossier.version());
  }

  /** Where somebody belongs, and to whom. */
  record Family(
      List<SchoolsResource.SchoolName> schools,
      List<Place> classes,
      List<AccountItem.Child> children,
      List<AccountItem.Child> relatives) {}

  /**
   * A contact.
   *
   * @param value empty where there is none
   * @param veiled whether all but a few of its characters are dots: where its owner proved that it
   *     is hers, or is of a school that the caller does not administer
   * @param proved whether she did: then nobody else changes it
   * @param recent whether it was changed within a day, and receives no secret
   */
  public record ContactItem(String value, boolean veiled, boolean proved, boolean recent) {
    static ContactItem of(Contact contact) {
      return new ContactItem(contact.value(), contact.veiled(), contact.proved(), contact.recent());
    }
  }
}
