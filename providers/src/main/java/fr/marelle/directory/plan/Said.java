package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source says of a person, as far as an account keeps it, with schools by their UAI.
 *
 * @param externalId as text; empty where the source has none
 * @param wholeTruth whether it speaks of all schools that the person belongs to: an academy's
 *     directory does, a school's own file only of that school
 * @param inePrint fingerprint of the identifiant national de l'élève, which stays when a pupil
 *     changes schools; empty where the source does not say it
 * @param profile empty in a change that does not say it
 * @param rows of the source that say it
 * @param family nom de famille
 * @param usage nom d'usage
 * @param identifier the one that the source wishes for
 * @param schools UAI, of everybody but relatives, who belong where their children do
 * @param classes of a pupil, or that a teacher teaches
 * @param relatives of a pupil, those who stand in for them, by external id
 * @param children of a relative
 */
public record Said(
    Location location,
    Saying saying,
    String externalId,
    boolean wholeTruth,
    Optional<String> inePrint,
    Optional<Profile> profile,
    int rows,
    Field<String> family,
    Field<String> usage,
    Field<String> first,
    Field<LocalDate> birthDate,
    Field<String> mail,
    Field<String> mobile,
    Field<String> identifier,
    Field<Set<String>> schools,
    Field<Set<PlaceName>> classes,
    Field<Set<String>> relatives,
    Field<List<Child>> children) {

  /** The same of a person whose id is now known. */
  public Said of(String id) {
    return new Said(
        location,
        saying,
        id,
        wholeTruth,
        inePrint,
        profile,
        rows,
        family,
        usage,
        first,
        birthDate,
        mail,
        mobile,
        identifier,
        schools,
        classes,
        relatives,
        children);
  }

  /**
   * What a question about the person is known again by: another name is another question. Whoever
   * has no id is told apart by schools, and a relative by the children.
   */
  public String subject() {
    List<String> parts = new ArrayList<>(List.of(externalId));
    parts.add(profile.map(Enum::name).orElse(""));
    nameKeys().stream().map(NameKey::text).sorted().forEach(parts::add);
    parts.add(birthDate.value().map(LocalDate::toString).orElse(""));
    if (!hasId()) {
      namedSchools().stream().sorted().forEach(parts::add);
      children.value().orElse(List.of()).stream().map(Said::text).sorted().forEach(parts::add);
    }
    return Fingerprint.of(String.join("\n", parts));
  }

  private static String text(Child child) {
    if (child instanceof Child.ById known) {
      return known.pupil().text();
    }
    Child.ByName named = (Child.ByName) child;
    return String.join(
        " ",
        named.school() instanceof SchoolRef.ByJointure jointure
            ? jointure.id().text()
            : ((SchoolRef.ByUai) named.school()).uai(),
        NameKey.letters(named.first()),
        NameKey.letters(named.family()),
        named.birthDate().map(LocalDate::toString).orElse(""));
  }

  /**
   * What the question is known again by whether the id still is that of the person who has it: who
   * the other is, is a question of its own.
   */
  public String subjectOfId() {
    return Fingerprint.of("id\n" + subject());
  }

  /** The same with what another row said of the person. */
  Said with(
      Field<String> otherMail,
      Field<String> otherMobile,
      Field<Set<String>> otherSchools,
      Field<Set<PlaceName>> otherClasses,
      Field<Set<String>> otherRelatives,
      Field<List<Child>> otherChildren) {
    return new Said(
        location,
        saying,
        externalId,
        wholeTruth,
        inePrint,
        profile,
        rows + 1,
        family,
        usage,
        first,
        birthDate,
        otherMail,
        otherMobile,
        identifier,
        otherSchools,
        otherClasses,
        otherRelatives,
        otherChildren);
  }

  /**
   * The same of another row of somebody of whom an earlier one told: it adds places and family, and
   * a contact where there is none.
   */
  Said adding(Recorded known) {
    return unnamed(
        birthDate, missing(mail, known.mailPrint()), missing(mobile, known.mobilePrint()));
  }

  /** What a school may say of somebody who is another school's as well: where she is in its own. */
  Said ofPlacesAlone() {
    return unnamed(Field.absent(), Field.absent(), Field.absent());
  }

  private Said unnamed(
      Field<LocalDate> otherBirthDate, Field<String> otherMail, Field<String> otherMobile) {
    return new Said(
        location,
        saying,
        externalId,
        wholeTruth,
        inePrint,
        profile,
        rows,
        Field.absent(),
        Field.absent(),
        Field.absent(),
        otherBirthDate,
        otherMail,
        otherMobile,
        Field.absent(),
        schools,
        classes,
        relatives,
        children);
  }

  private static Field<String> missing(Field<String> contact, Optional<String> known) {
    return known.isPresent() || contact.value().isEmpty() ? Field.absent() : contact;
  }

  /** Whether the source gives the person an id. */
  public boolean hasId() {
    return !externalId.isEmpty();
  }

  /** Whether it is somebody of that profile. */
  public boolean is(Profile wanted) {
    return profile.filter(wanted::equals).isPresent();
  }

  /** The same of the same person means that nothing has changed. */
  public String digest() {
    return rows > 1 ? Recorded.MERGED + SaidDigest.of(this) : SaidDigest.of(this);
  }

  /** What the person goes by: nom d'usage, or nom de famille. */
  Field<String> last() {
    return usage.value().isPresent() ? usage : family;
  }

  /** First name and last name, for reports. */
  String fullName() {
    return String.join(" ", first.value().orElse(""), last().value().orElse("")).strip();
  }

  /** The names by which the person may be known already. */
  public Set<NameKey> nameKeys() {
    return profile.isEmpty() || first.value().isEmpty()
        ? Set.of()
        : NameKey.of(profile.get(), first.value().get(), family.value(), usage.value());
  }

  /** All schools that the source names for the person. */
  public Set<String> namedSchools() {
    Set<String> named = PlaceName.schools(classes.value().orElse(Set.of()));
    schools.value().ifPresent(named::addAll);
    return named;
  }
}
