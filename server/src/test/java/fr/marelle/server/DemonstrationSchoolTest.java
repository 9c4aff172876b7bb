package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.server.DemonstrationSchool.Person;
import org.junit.jupiter.api.Test;

class DemonstrationSchoolTest {
  private final DemonstrationSchool school = DemonstrationSchool.read();

  @Test
  void holdsThePupilOfTheSheetOfPaper() {
    assertThat(school.people())
        .contains(new Person("thierry.eleve", "zbpkzex", null, "pupil", "Thierry Eleve", "CE2 A"));
  }

  @Test
  void givesEverybodyOneWayIn() {
    assertThat(school.people())
        .isNotEmpty()
        .allSatisfy(
            person -> assertThat(person.code() == null).isNotEqualTo(person.password() == null));
  }

  @Test
  void saysTheSchoolOfThoseInNoClass() {
    assertThat(school.people())
        .filteredOn(person -> person.identifier().equals("sylvie.marchand"))
        .extracting(Person::schoolClass)
        .containsExactly("Collège Marie-Curie");
  }

  @Test
  void doesNotListTheBlocked() {
    assertThat(school.people()).extracting(Person::identifier).doesNotContain("lucas.petit");
  }
}
