package fr.marelle.schools;

import java.util.List;
import java.util.Locale;

/** Gives names: common ones to many, rare ones to few. */
final class Naming {
  private static final List<String> MIDDLES =
      List.of("ill", "en", "in", "er", "ol", "am", "ir", "ass", "onn", "el", "et", "all");

  private final List<String> girls;
  private final List<String> boys;
  private final List<String> women;
  private final List<String> men;
  private final List<String> surnames;
  private final List<String> elsewhere;
  private final List<String> stems;
  private final List<String> endings;

  Naming(NameLists lists) {
    this.girls = lists.of("girls");
    this.boys = lists.of("boys");
    this.women = lists.of("women");
    this.men = lists.of("men");
    this.surnames = lists.of("surnames");
    this.elsewhere = lists.of("elsewhere");
    this.stems = lists.of("stems");
    this.endings = lists.of("endings");
  }

  /** A child's first name. */
  String ofChild(Sex sex, Dice dice) {
    return dice.ofRanked(sex == Sex.FEMALE ? girls : boys);
  }

  /** A first name of the generation before. */
  String ofAdult(Sex sex, Dice dice) {
    return dice.ofRanked(sex == Sex.FEMALE ? women : men);
  }

  /** A family name, as registers write it: in capitals more often than not. */
  String surname(Dice dice) {
    String name = mixedCase(dice);
    return dice.percent(90) ? name.toUpperCase(Locale.FRENCH) : name;
  }

  /** A fifth has one of the common names; most have one that few others have. */
  private String mixedCase(Dice dice) {
    double kind = dice.share();
    if (kind < 0.22) {
      return dice.ofRanked(surnames);
    }
    if (kind < 0.30) {
      return dice.ofRanked(elsewhere);
    }
    if (kind < 0.34) {
      return dice.ofRanked(surnames) + (dice.percent(60) ? "-" : " ") + made(dice);
    }
    return made(dice);
  }

  private String made(Dice dice) {
    String ending = dice.of(endings);
    String name = dice.of(stems) + (dice.percent(70) ? "" : dice.of(MIDDLES)) + ending;
    return dice.percent(4) ? "Le " + name : name;
  }
}
