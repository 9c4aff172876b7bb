package fr.marelle.directory.entry;

import fr.marelle.account.Profile;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source says of a person. In a {@link Saying#WHOLE} entry profile, family name and first
 * name have values; in a {@link Saying#CHANGE} any field may be absent, and the id is there.
 *
 * @param id the directory's own; a CSV file may have none
 * @param ine identifiant national de l'élève: the one that stays when a pupil moves to another
 *     academy
 * @param profile absent in a change to a member of the staff that does not say whether she teaches
 * @param identifier the identifier (login, alias) that the source wants the person to have
 * @param school where the person belongs first; relatives have none but through their children
 * @param classes a pupil's, or those that a teacher teaches
 */
public record PersonEntry(
    Location location,
    Saying saying,
    Optional<ExternalId> id,
    Field<String> ine,
    Field<Profile> profile,
    Names names,
    Field<LocalDate> birthDate,
    Field<String> identifier,
    Contacts contacts,
    Field<SchoolRef> school,
    Field<List<ClassRef>> classes,
    Family family,
    Work work)
    implements Entry {

  /** All schools that the entry puts the person in, {@link #school} first. */
  public Set<SchoolRef> schools() {
    Set<SchoolRef> schools = new LinkedHashSet<>();
    school.value().ifPresent(schools::add);
    work.posts().value().stream().flatMap(List::stream).map(Post::school).forEach(schools::add);
    classes.value().stream().flatMap(List::stream).map(ClassRef::school).forEach(schools::add);
    return schools;
  }
}
