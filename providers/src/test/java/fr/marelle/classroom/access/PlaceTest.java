package fr.marelle.classroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
  private static final Place SCHOOL = new Place("s", "0590123A", null, true);

  @Test
  void aGroupAtTheTopNamedByItsUaiIsASchool() {
    assertThat(SCHOOL.isSchool()).isTrue();
    assertThat(SCHOOL.isClass()).isFalse();
  }

  @Test
  void aGroupRightBelowASchoolIsAClass() {
    Place ce2 = new Place("c", "CE2 A", SCHOOL, true);
    assertThat(ce2.isClass()).isTrue();
    assertThat(ce2.isSchool()).isFalse();
  }

  @Test
  void aGroupBelowAClassIsNeither() {
    Place group = new Place("g", "Latin", new Place("c", "CE2 A", SCHOOL, true), true);
    assertThat(group.isClass()).isFalse();
    assertThat(group.isSchool()).isFalse();
    assertThat(group.top()).isEqualTo(SCHOOL);
  }

  @Test
  void aGroupOfAdministratorsIsNoSchoolAndHasNoClasses() {
    Place others = new Place("o", "administrateurs", null, true);
    assertThat(others.isSchool()).isFalse();
    assertThat(new Place("n", "niveau 1", others, true).isClass()).isFalse();
  }

  @Test
  void aSchoolsNameFurtherDownMakesNoSchool() {
    Place disguised =
        new Place("d", "0590123A", new Place("o", "administrateurs", null, true), true);
    assertThat(disguised.isSchool()).isFalse();
    assertThat(new Place("e", "CE2 A", disguised, true).isClass()).isFalse();
  }

  @Test
  void aGroupOfAnOrganizationIsNoSchool() {
    Place organization = new Place("s", "0590123A", null, false);
    assertThat(organization.isSchool()).isFalse();
    assertThat(new Place("c", "CE2 A", organization, true).isClass()).isFalse();
  }

  @Test
  void aSlashInANameIsEscapedInThePath() {
    assertThat(new Place("c", "CE2/CM1", SCHOOL, true).path()).isEqualTo("/0590123A/CE2~/CM1");
  }
}
