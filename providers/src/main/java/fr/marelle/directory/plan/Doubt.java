package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question that a person answers by naming an account, or by saying that it is nobody who is
 * known.
 *
 * @param question which one
 * @param subject {@link Said#subject}: the answer holds for whoever is asked about by the same
 * @param who what the source says of the person
 * @param accounts ids of those that it may be
 * @param clear whether there is one alone, with the same name and, of a pupil, the same birth date
 */
public record Doubt(
    Question question, String subject, Who who, List<String> accounts, boolean clear) {
  public Doubt {
    accounts = List.copyOf(accounts);
  }

  /**
   * As much of a person as tells her apart.
   *
   * @param externalId empty where the source has none
   * @param birthDate ISO-8601
   */
  public record Who(
      String externalId,
      Optional<Profile> profile,
      String first,
      String last,
      Optional<String> birthDate,
      Set<PlaceName> places) {
    public Who {
      places = Set.copyOf(places);
    }

    static Who of(Said said) {
      Set<PlaceName> places = new TreeSet<>(said.classes().value().orElse(Set.of()));
      Set<String> withClass = PlaceName.schools(places);
      said.namedSchools().stream()
          .filter(school -> !withClass.contains(school))
          .forEach(school -> places.add(PlaceName.school(school)));
      return new Who(
          said.externalId(),
          said.profile(),
          said.first().value().orElse(""),
          said.last().value().orElse(""),
          said.birthDate().value().map(LocalDate::toString),
          places);
    }
  }
}
