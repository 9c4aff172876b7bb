package fr.marelle.classroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {
  private static final Place SCHOOL = new Place("s", "0590123A", null, true);
  private static final Place OTHER_SCHOOL = new Place("s2", "0590456B", null, true);
  private static final Place CE2 = new Place("ce2", "CE2", SCHOOL, true);
  private static final Place CM1 = new Place("cm1", "CM1", SCHOOL, true);
  private static final Place SIXTH = new Place("6e", "6e B", OTHER_SCHOOL, true);

  private static final Authority TEACHER =
      new Authority(new Standing("teacher", false, Set.of(), Set.of("ce2")));
  private static final Authority SCHOOL_ADMINISTRATOR =
      new Authority(new Standing("referent", false, Set.of("s"), Set.of()));
  private static final Authority REALM_ADMINISTRATOR =
      new Authority(new Standing("admin", true, Set.of(), Set.of()));

  private static final Person PUPIL = person("p", Profile.PUPIL, "E-1", CE2);
  private static final Person PUPIL_NEXT_DOOR = person("p2", Profile.PUPIL, "E-2", CM1);
  private static final Person PUPIL_ELSEWHERE = person("p3", Profile.PUPIL, "E-3", SIXTH);
  private static final Person COLLEAGUE = person("t", Profile.TEACHER, "T-1", CE2);

  @Test
  void aTeacherActsOnThePupilsOfHerClassesAlone() {
    assertThat(place(TEACHER, PUPIL)).contains(CE2);
    assertThat(TEACHER.over(PUPIL_NEXT_DOOR, List.of(), false)).isEmpty();
    assertThat(TEACHER.over(PUPIL_ELSEWHERE, List.of(), false)).isEmpty();
  }

  @Test
  void aTeacherActsOnTheirRelatives() {
    assertThat(TEACHER.over(relative("E-1"), List.of(PUPIL), false))
        .get()
        .extracting(reason -> reason.place().orElseThrow())
        .isEqualTo(CE2);
    assertThat(TEACHER.over(relative("E-2"), List.of(PUPIL_NEXT_DOOR), false)).isEmpty();
  }

  @Test
  void aTeacherNeverActsOnColleaguesOrStaff() {
    assertThat(TEACHER.over(COLLEAGUE, List.of(), false)).isEmpty();
    assertThat(TEACHER.over(person("x", Profile.STAFF, "S-1", CE2), List.of(), false)).isEmpty();
    assertThat(TEACHER.over(person("x", Profile.GUEST, "G-1", CE2), List.of(), false)).isEmpty();
    assertThat(TEACHER.over(person("x", null, "N-1", CE2), List.of(), false)).isEmpty();
  }

  @Test
  void aChildCountsForRelativesOnly() {
    Person director = withChildren("d", Profile.STAFF, "E-1");
    Person colleague = withChildren("c", Profile.TEACHER, "E-1");
    assertThat(TEACHER.over(director, List.of(PUPIL), false)).isEmpty();
    assertThat(TEACHER.over(colleague, List.of(PUPIL), false)).isEmpty();
    assertThat(SCHOOL_ADMINISTRATOR.over(director, List.of(PUPIL), false)).isEmpty();
  }

  @Test
  void aChildThatIsNoPupilGivesNoAuthority() {
    Person relative = relative("T-1");
    assertThat(TEACHER.over(relative, List.of(COLLEAGUE), false)).isEmpty();
    assertThat(SCHOOL_ADMINISTRATOR.over(relative, List.of(COLLEAGUE), false)).isEmpty();
  }

  @Test
  void aChildThatTheRelativeDoesNotNameGivesNoAuthority() {
    assertThat(TEACHER.over(relative("E-2"), List.of(PUPIL), false)).isEmpty();
  }

  @Test
  void aSchoolAdministratorActsOnEveryoneOfHisSchools() {
    assertThat(place(SCHOOL_ADMINISTRATOR, PUPIL)).contains(CE2);
    assertThat(place(SCHOOL_ADMINISTRATOR, PUPIL_NEXT_DOOR)).contains(CM1);
    assertThat(place(SCHOOL_ADMINISTRATOR, COLLEAGUE)).contains(CE2);
    assertThat(place(SCHOOL_ADMINISTRATOR, person("x", Profile.STAFF, "S-1", SCHOOL)))
        .contains(SCHOOL);
    assertThat(SCHOOL_ADMINISTRATOR.over(relative("E-2"), List.of(PUPIL_NEXT_DOOR), false))
        .isPresent();
    assertThat(SCHOOL_ADMINISTRATOR.over(PUPIL_ELSEWHERE, List.of(), false)).isEmpty();
  }

  @Test
  void onlyARealmAdministratorActsOnAdministrators() {
    assertThat(TEACHER.over(PUPIL, List.of(), true)).isEmpty();
    assertThat(SCHOOL_ADMINISTRATOR.over(COLLEAGUE, List.of(), true)).isEmpty();
    assertThat(REALM_ADMINISTRATOR.over(COLLEAGUE, List.of(), true)).isPresent();
  }

  @Test
  void aRealmAdministratorActsOnWhoeverIsOutsideOfSchools() {
    assertThat(REALM_ADMINISTRATOR.over(person("x", null, "X", null), List.of(), false))
        .get()
        .extracting(Authority.Reason::place)
        .isEqualTo(Optional.empty());
  }

  @Test
  void nobodyActsOnHerself() {
    assertThat(TEACHER.over(person("teacher", Profile.PUPIL, "E-9", CE2), List.of(), false))
        .isEmpty();
    assertThat(
            SCHOOL_ADMINISTRATOR.over(
                person("referent", Profile.STAFF, "S-9", SCHOOL), List.of(), false))
        .isEmpty();
    assertThat(REALM_ADMINISTRATOR.over(person("admin", null, "A", null), List.of(), true))
        .isEmpty();
  }

  @Test
  void nobodyActsOnAClientsAccount() {
    Person service =
        new Person(
            "x",
            "service-account-x",
            "",
            "",
            false,
            true,
            false,
            true,
            Optional.of(Profile.PUPIL),
            Optional.of("E-1"),
            Optional.empty(),
            Set.of(),
            List.of(CE2),
            Set.of());
    assertThat(TEACHER.over(service, List.of(), false)).isEmpty();
    assertThat(REALM_ADMINISTRATOR.over(service, List.of(), false)).isEmpty();
  }

  @Test
  void aGroupBelowTheClassGivesNoAuthority() {
    Place below = new Place("latin", "Latin", CE2, true);
    Authority ofBelow = new Authority(new Standing("teacher", false, Set.of(), Set.of("latin")));
    assertThat(TEACHER.over(person("x", Profile.PUPIL, "E-1", below), List.of(), false)).isEmpty();
    assertThat(ofBelow.over(person("x", Profile.PUPIL, "E-1", below), List.of(), false)).isEmpty();
    assertThat(
            SCHOOL_ADMINISTRATOR.over(person("x", Profile.PUPIL, "E-1", below), List.of(), false))
        .isEmpty();
  }

  @Test
  void whoIsBothMayWhatEitherMay() {
    Authority both = new Authority(new Standing("both", false, Set.of("s2"), Set.of("ce2")));
    assertThat(both.over(PUPIL, List.of(), false)).isPresent();
    assertThat(both.over(PUPIL_ELSEWHERE, List.of(), false)).isPresent();
    assertThat(both.over(COLLEAGUE, List.of(), false)).isEmpty();
    assertThat(both.over(PUPIL_NEXT_DOOR, List.of(), false)).isEmpty();
  }

  private static Optional<Place> place(Authority authority, Person target) {
    return authority.over(target, List.of(), false).flatMap(Authority.Reason::place);
  }

  private static Person relative(String child) {
    return withChildren("r", Profile.RELATIVE, child);
  }

  private static Person withChildren(String id, Profile profile, String child) {
    return new Person(
        id,
        id,
        "",
        "",
        false,
        true,
        false,
        false,
        Optional.of(profile),
        Optional.of("R-" + id),
        Optional.empty(),
        Set.of(child),
        List.of(),
        Set.of());
  }

  private static Person person(String id, Profile profile, String externalId, Place place) {
    return new Person(
        id,
        id,
        "",
        "",
        false,
        true,
        false,
        false,
        Optional.ofNullable(profile),
        Optional.of(externalId),
        Optional.empty(),
        Set.of(),
        place == null ? List.of() : List.of(place),
        Set.of());
  }
}
