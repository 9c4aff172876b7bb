package fr.marelle.schools;

import fr.marelle.schools.Pupil.Guardianship;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes families, in about the shares that the census knows (INSEE, « Familles », 2020): seven in
 * ten children live with both parents, two with one, one in a family of several.
 */
final class Households {
  private static final int FATHER = 1;
  private static final int MOTHER = 2;
  private static final int GUARDIAN = 3;
  private static final int OTHER = 90;

  private static final int LEGAL = 1;
  private static final int IN_CHARGE = 2;

  private static final int YOUNGEST = 6;
  private static final int OLDEST = 17;

  private final Naming naming;
  private final Dice dice;
  private final Addresses addresses;
  private final Ids ids;
  private final int year;

  /**
   * @param year in which the school year begins
   */
  Households(Naming naming, Dice dice, Ids ids, int year) {
    this.naming = naming;
    this.dice = dice;
    this.addresses = new Addresses(dice);
    this.ids = ids;
    this.year = year;
  }

  Household make() {
    double kind = dice.share();
    if (kind < 0.68) {
      return couple(true);
    }
    if (kind < 0.82) {
      return single();
    }
    if (kind < 0.90) {
      return couple(false);
    }
    return kind < 0.98 ? blended() : guarded();
  }

  private Household couple(boolean isTogether) {
    Relative mother = adult(Sex.FEMALE);
    Relative father = adult(Sex.MALE);
    if (isTogether && dice.percent(55)) {
      mother = new Relative(mother.who().withUsage(father.who().family()), mother.contact());
    }
    if (isTogether && dice.percent(6)) {
      father = father.with(father.contact().withMail(mother.contact().mail()));
    }
    List<Guardianship> guardians = both(mother, father);
    return new Household(
        List.of(mother, father), children(count(), childName(mother, father), guardians));
  }

  private Household single() {
    boolean isMother = dice.percent(85);
    Relative parent = adult(isMother ? Sex.FEMALE : Sex.MALE);
    List<Guardianship> guardians =
        List.of(
            new Guardianship(
                parent.who().jointure(), isMother ? MOTHER : FATHER, true, LEGAL, true));
    return new Household(List.of(parent), children(count(), parent.who().family(), guardians));
  }

  /** A mother with children of two unions: the first father elsewhere, the second at home. */
  private Household blended() {
    Relative mother = adult(Sex.FEMALE);
    Relative first = adult(Sex.MALE);
    Relative second = adult(Sex.MALE);
    List<Guardianship> ofFirst = new ArrayList<>(both(mother, first));
    ofFirst.add(new Guardianship(second.who().jointure(), OTHER, false, IN_CHARGE, true));
    List<Pupil> all = new ArrayList<>();
    all.addAll(children(dice.between(1, 2), first.who().family(), ofFirst));
    all.addAll(children(1, childName(mother, second), both(mother, second)));
    return new Household(List.of(mother, first, second), all);
  }

  /** A grandparent, an aunt, a host family. */
  private Household guarded() {
    Relative guardian = adult(dice.percent(70) ? Sex.FEMALE : Sex.MALE);
    List<Guardianship> guardians =
        List.of(new Guardianship(guardian.who().jointure(), GUARDIAN, true, LEGAL, true));
    return new Household(List.of(guardian), children(1, naming.surname(dice), guardians));
  }

  private List<Guardianship> both(Relative mother, Relative father) {
    boolean motherPays = dice.percent(60);
    return List.of(
        new Guardianship(mother.who().jointure(), MOTHER, motherPays, LEGAL, true),
        new Guardianship(father.who().jointure(), FATHER, !motherPays, LEGAL, dice.percent(80)));
  }

  private List<Pupil> children(int count, String family, List<Guardianship> guardians) {
    List<Pupil> children = new ArrayList<>();
    LocalDate birthDate = birthDate(dice.between(YOUNGEST, OLDEST));
    for (int i = 0; i < count; i++) {
      Sex sex = dice.percent(51) ? Sex.MALE : Sex.FEMALE;
      String first = naming.ofChild(sex, dice);
      String others = dice.percent(55) ? naming.ofAdult(sex, dice) : "";
      if (dice.percent(20) && !others.isEmpty()) {
        others += " " + naming.ofAdult(sex, dice);
      }
      Identity who = new Identity(ids.next(), sex, family, "", first, others, birthDate);
      children.add(new Pupil(who, ine(), 0, "", guardians));
      birthDate = dice.percent(2) ? birthDate : sibling(birthDate);
    }
    return children;
  }

  /** Some years older or younger, still at school. */
  private LocalDate sibling(LocalDate birthDate) {
    int age = year - birthDate.getYear();
    int other = dice.percent(50) ? age - dice.between(2, 4) : age + dice.between(2, 4);
    return birthDate(Math.floorMod(other - YOUNGEST, OLDEST - YOUNGEST + 1) + YOUNGEST);
  }

  private LocalDate birthDate(int age) {
    return LocalDate.ofYearDay(year - age, dice.between(1, 365));
  }

  private String childName(Relative mother, Relative father) {
    int kind = dice.below(100);
    if (kind < 76) {
      return father.who().family();
    }
    if (kind < 85) {
      return mother.who().family();
    }
    return father.who().family() + (kind < 93 ? "-" : " ") + mother.who().family();
  }

  private int count() {
    int kind = dice.below(100);
    if (kind < 40) {
      return 1;
    }
    if (kind < 80) {
      return 2;
    }
    return kind < 95 ? 3 : 4;
  }

  private Relative adult(Sex sex) {
    String first = naming.ofAdult(sex, dice);
    String family = naming.surname(dice);
    LocalDate birthDate = birthDate(dice.between(28, 58));
    Identity who = new Identity(ids.next(), sex, family, "", first, "", birthDate);
    return new Relative(
        who,
        new Contact(
            dice.percent(80) ? addresses.mail(first, family) : "",
            dice.percent(90) ? addresses.mobile() : "",
            dice.percent(30) ? addresses.landline() : "",
            dice.percent(12) ? addresses.landline() : ""));
  }

  /** Nine digits and two letters. */
  private String ine() {
    return dice.percent(98)
        ? Digits.of(dice.below(1_000_000_000), 9)
            + (char) ('A' + dice.below(26))
            + (char) ('A' + dice.below(26))
        : "";
  }
}
