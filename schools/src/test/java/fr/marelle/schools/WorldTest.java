package fr.marelle.schools;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.schools.School.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
  private static final World WORLD = new World(7, 30_000, DAY);

  private static List<Town> towns;
  private static List<Pupil> pupils;
  private static List<Relative> relatives;
  private static List<Employee> employees;

  @BeforeAll
  static void make() {
    towns = WORLD.towns().toList();
    pupils = towns.stream().flatMap(town -> town.pupils().stream()).toList();
    relatives = towns.stream().flatMap(town -> town.relatives().stream()).toList();
    employees = towns.stream().flatMap(town -> town.employees().stream()).toList();
  }

  @Test
  void there_are_about_as_many_people_as_were_asked_for() {
    assertThat(pupils.size() + relatives.size() + employees.size()).isBetween(28_500, 31_500);
  }

  @Test
  void the_same_seed_makes_the_same_people_and_another_seed_others() {
    assertThat(new World(7, 30_000, DAY).towns().toList()).isEqualTo(towns);
    assertThat(new World(8, 30_000, DAY).towns().toList()).isNotEqualTo(towns);
  }

  @Test
  void nobody_shares_a_jointure_and_every_guardian_is_there() {
    Set<Long> ids = new HashSet<>();
    pupils.forEach(pupil -> assertThat(ids.add(pupil.who().jointure())).isTrue());
    relatives.forEach(relative -> assertThat(ids.add(relative.who().jointure())).isTrue());
    employees.forEach(employee -> assertThat(ids.add(employee.who().jointure())).isTrue());
    Set<Long> known =
        relatives.stream().map(relative -> relative.who().jointure()).collect(Collectors.toSet());
    assertThat(pupils)
        .allSatisfy(
            pupil ->
                assertThat(pupil.guardians())
                    .isNotEmpty()
                    .allSatisfy(guardian -> assertThat(known).contains(guardian.relative())));
  }

  @Test
  void classes_have_the_size_that_their_kind_of_school_allows() {
    Map<Long, Kind> kinds =
        towns.stream()
            .flatMap(town -> town.schools().stream())
            .collect(Collectors.toMap(School::jointure, School::kind));
    Map<String, Long> sizes =
        pupils.stream()
            .collect(
                Collectors.groupingBy(
                    pupil ->
                        kinds.get(pupil.school())
                            + "/"
                            + pupil.school()
                            + "/"
                            + pupil.schoolClass(),
                    Collectors.counting()));
    assertThat(sizes)
        .allSatisfy(
            (name, size) ->
                assertThat(size)
                    .isBetween(
                        1L,
                        name.startsWith("PRIMARY") ? 27L : name.startsWith("COLLEGE") ? 30L : 35L));
    assertThat(sizes.values().stream().mapToLong(size -> size).average().orElse(0))
        .isBetween(17.0, 32.0);
  }

  @Test
  void there_are_twins_blended_families_and_parents_with_children_in_two_schools() {
    Map<List<Pupil.Guardianship>, List<Pupil>> siblings =
        pupils.stream().collect(Collectors.groupingBy(Pupil::guardians));
    assertThat(siblings.values())
        .anySatisfy(
            family ->
                assertThat(family.stream().map(pupil -> pupil.who().birthDate()).distinct().count())
                    .isLessThan(family.size()));
    Map<Long, Set<Long>> schools = new HashMap<>();
    Map<Long, Set<String>> names = new HashMap<>();
    for (Pupil pupil : pupils) {
      for (Pupil.Guardianship guardian : pupil.guardians()) {
        schools.computeIfAbsent(guardian.relative(), any -> new HashSet<>()).add(pupil.school());
        names
            .computeIfAbsent(guardian.relative(), any -> new HashSet<>())
            .add(pupil.who().family());
      }
    }
    assertThat(schools.values()).anySatisfy(set -> assertThat(set).hasSizeGreaterThan(1));
    assertThat(names.values()).anySatisfy(set -> assertThat(set).hasSizeGreaterThan(1));
    assertThat(employees)
        .anySatisfy(employee -> assertThat(employee.duties()).hasSizeGreaterThan(1));
  }

  @Test
  void names_have_accents_hyphens_apostrophes_and_particles_and_some_are_alike() {
    List<String> names = new ArrayList<>();
    pupils.forEach(pupil -> names.add(pupil.who().first() + " " + pupil.who().family()));
    assertThat(names).anyMatch(name -> name.contains("É"));
    assertThat(names).anyMatch(name -> name.contains("-"));
    assertThat(names).anyMatch(name -> name.contains("'"));
    assertThat(names).anyMatch(name -> name.contains(" LE "));
    long alone =
        names.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .values()
            .stream()
            .filter(count -> count == 1)
            .count();
    // In a region of ten thousand pupils, some have a namesake, and most have none.
    assertThat(names.size() - alone).isBetween(names.size() / 200L, names.size() / 10L);
  }

  @Test
  void nights_change_some_people_and_are_the_same_each_time() {
    List<Night> first = WORLD.afterNights(2, 2).toList();
    assertThat(WORLD.afterNights(2, 2).toList()).isEqualTo(first);
    int changed =
        first.stream().mapToInt(n -> n.changedPupils().size() + n.gonePupils().size()).sum();
    assertThat(changed).isBetween(pupils.size() / 100, pupils.size() / 30);
    assertThat(first).anySatisfy(night -> assertThat(night.addedPupils()).isNotEmpty());
    assertThat(first).anySatisfy(night -> assertThat(night.goneRelatives()).isNotEmpty());
  }

  @Test
  void no_nights_leave_the_world_as_it_was() {
    assertThat(WORLD.afterNights(0, 2).map(Night::town)).isEqualTo(towns);
  }

  @Test
  void a_uai_ends_with_its_check_letter() {
    // Lycée Faidherbe, Lille.
    assertThat(School.uai(59, 119)).isEqualTo("0590119J");
  }
}
