package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Saying;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source says of a person, as far as an account keeps it, with schools by their UAI.
 *
 * @param externalId as text; empty where the source has none
 * @param wholeTruth whether it speaks of all schools that the person belongs to: an academy's
 *     directory does, a school's own file only of that school
 * @param profile empty in a change that does not say it
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
    Optional<Profile> profile,
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
        profile,
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

  /** The same with more that was said of the person. */
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
        profile,
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
    return SaidDigest.of(this);
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
