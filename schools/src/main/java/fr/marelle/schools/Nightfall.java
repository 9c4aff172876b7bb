package fr.marelle.schools;

import fr.marelle.schools.Pupil.Guardianship;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one night does to a town: contacts change, pupils change class or school or name, families
 * come and go.
 */
final class Nightfall {
  /** Numbers that a night's newcomers may have. */
  private static final long NEWCOMERS = 10_000;

  private static final long FIRST_NEWCOMER = 100_000;

  private final Naming naming;
  private final Dice dice;
  private final Addresses addresses;
  private final int night;
  private final double percent;

  Nightfall(Naming naming, Dice dice, int night, double percent) {
    this.naming = naming;
    this.dice = dice;
    this.addresses = new Addresses(dice);
    this.night = night;
    this.percent = percent;
  }

  /** The town afterwards. */
  Night over(Town town) {
    List<Pupil> pupils = new ArrayList<>();
    List<Pupil> changedPupils = new ArrayList<>();
    List<Pupil> gonePupils = new ArrayList<>();
    for (Pupil pupil : town.pupils()) {
      if (!dice.percent(percent)) {
        pupils.add(pupil);
      } else if (dice.percent(20)) {
        gonePupils.add(pupil);
      } else {
        Pupil changed = changed(pupil, town);
        pupils.add(changed);
        if (!changed.equals(pupil)) {
          changedPupils.add(changed);
        }
      }
    }
    List<Household> newcomers = newcomers(gonePupils.size(), town);
    Set<Long> needed = new HashSet<>();
    pupils.forEach(pupil -> pupil.guardians().forEach(g -> needed.add(g.relative())));
    List<Relative> relatives = new ArrayList<>();
    List<Relative> changedRelatives = new ArrayList<>();
    List<Relative> goneRelatives = new ArrayList<>();
    for (Relative relative : town.relatives()) {
      if (!needed.contains(relative.who().jointure())) {
        goneRelatives.add(relative);
      } else if (dice.percent(percent)) {
        Relative changed = relative.with(changed(relative.contact(), relative.who()));
        relatives.add(changed);
        changedRelatives.add(changed);
      } else {
        relatives.add(relative);
      }
    }
    List<Employee> employees = new ArrayList<>();
    List<Employee> changedEmployees = new ArrayList<>();
    for (Employee employee : town.employees()) {
      if (dice.percent(percent)) {
        Employee changed = employee.with(employee.contact().withMobile(addresses.mobile()));
        employees.add(changed);
        changedEmployees.add(changed);
      } else {
        employees.add(employee);
      }
    }
    List<Pupil> addedPupils = newcomers.stream().flatMap(h -> h.children().stream()).toList();
    List<Relative> addedRelatives =
        newcomers.stream().flatMap(h -> h.relatives().stream()).toList();
    pupils.addAll(addedPupils);
    relatives.addAll(addedRelatives);
    return new Night(
        new Town(town.number(), town.schools(), pupils, relatives, employees),
        addedPupils,
        addedRelatives,
        changedPupils,
        changedRelatives,
        changedEmployees,
        gonePupils,
        goneRelatives);
  }

  /** One family for each pupil who left, its children among the others of their year. */
  private List<Household> newcomers(int count, Town town) {
    Ids ids = new Ids(town.number(), FIRST_NEWCOMER + night * NEWCOMERS);
    int year = town.pupils().stream().mapToInt(p -> p.who().birthDate().getYear()).max().orElse(0);
    Households households = new Households(naming, dice, ids, year + 6);
    List<Household> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Household household = households.make();
      List<Pupil> children = new ArrayList<>();
      for (Pupil child : household.children()) {
        Pupil schoolmate = ofSameYear(child, town.pupils());
        children.add(child.in(schoolmate.school(), schoolmate.schoolClass()));
      }
      all.add(new Household(household.relatives(), children));
    }
    return all;
  }

  private Pupil ofSameYear(Pupil child, List<Pupil> pupils) {
    int year = child.who().birthDate().getYear();
    List<Pupil> schoolmates =
        pupils.stream().filter(other -> other.who().birthDate().getYear() == year).toList();
    return dice.of(schoolmates.isEmpty() ? pupils : schoolmates);
  }

  private Pupil changed(Pupil pupil, Town town) {
    double kind = dice.share();
    if (kind < 0.7) {
      Pupil schoolmate = ofSameYear(pupil, town.pupils());
      return pupil.in(schoolmate.school(), schoolmate.schoolClass());
    }
    if (kind < 0.85) {
      return pupil.as(pupil.who().withFamily(naming.surname(dice)));
    }
    List<Guardianship> fewer = pupil.guardians().subList(0, 1);
    return new Pupil(pupil.who(), pupil.ine(), pupil.school(), pupil.schoolClass(), fewer);
  }

  /** A new address, a new number, or one that is no longer. */
  private Contact changed(Contact contact, Identity who) {
    double kind = dice.share();
    if (kind < 0.4) {
      return contact.withMail(addresses.mail(who.first(), who.family()));
    }
    return contact.withMobile(kind < 0.9 ? addresses.mobile() : "");
  }
}
