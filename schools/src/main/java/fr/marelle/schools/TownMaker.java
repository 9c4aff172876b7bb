package fr.marelle.schools;

import fr.marelle.schools.School.Kind;
import fr.marelle.schools.School.SchoolClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a town: its families, the schools that their children need, and who works there. */
final class TownMaker {
  /** Pupils of a school of each kind, about. */
  private static final Map<Kind, Integer> SIZES =
      Map.of(Kind.PRIMARY, 190, Kind.COLLEGE, 560, Kind.LYCEE, 900);

  /** Nord, of the academy of Lille. */
  private static final int DEPARTMENT = 59;

  /** UAIs of a town are next to each other. */
  private static final int SCHOOLS = 40;

  /** Age at which school begins, counted by years. */
  private static final int YOUNGEST = 6;

  private static final int MAX_PRIMARY_CLASS = 27;
  private static final int MAX_CLASS = 30;
  private static final int MAX_LYCEE_CLASS = 35;

  private static final List<Level> LEVELS =
      List.of(
          new Level("CP", Kind.PRIMARY, "0110001311"),
          new Level("CE1", Kind.PRIMARY, "0210001311"),
          new Level("CE2", Kind.PRIMARY, "0310001311"),
          new Level("CM1", Kind.PRIMARY, "0410001311"),
          new Level("CM2", Kind.PRIMARY, "0510001311"),
          new Level("6EME", Kind.COLLEGE, "10010012110"),
          new Level("5EME", Kind.COLLEGE, "10110001110"),
          new Level("4EME", Kind.COLLEGE, "10210001110"),
          new Level("3EME", Kind.COLLEGE, "10310019110"),
          new Level("2NDE", Kind.LYCEE, "20010018110"),
          new Level("1ERE", Kind.LYCEE, "20111113110"),
          new Level("TLE", Kind.LYCEE, "20211113110"));

  /** A level, and the kind of school that has it. */
  record Level(String name, Kind kind, String code) {}

  private final Naming naming;
  private final NameLists lists;
  private final Dice dice;
  private final int number;
  private final int year;
  private final Ids ids;

  TownMaker(Naming naming, NameLists lists, Dice dice, int number, int year) {
    this.naming = naming;
    this.lists = lists;
    this.dice = dice;
    this.number = number;
    this.year = year;
    this.ids = new Ids(number, 0);
  }

  /** A town of so many families. */
  Town make(int families) {
    Households households = new Households(naming, dice, ids, year);
    List<Household> all = new ArrayList<>(families);
    for (int i = 0; i < families; i++) {
      all.add(households.make());
    }
    List<Building> buildings = buildings(all);
    List<Relative> relatives = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      relatives.addAll(all.get(i).relatives());
      for (Pupil child : all.get(i).children()) {
        building(buildings, LEVELS.get(level(child)).kind(), i).enrol(child, level(child));
      }
    }
    List<Pupil> pupils = new ArrayList<>();
    List<School> schools = new ArrayList<>();
    for (Building building : buildings) {
      schools.add(building.school());
      pupils.addAll(building.pupils());
    }
    List<Employee> employees = new Staffing(naming, lists, dice, ids, year).of(schools);
    return new Town(number, schools, pupils, relatives, employees);
  }

  private List<Building> buildings(List<Household> households) {
    Map<Kind, Integer> pupils = new EnumMap<>(Kind.class);
    for (Household household : households) {
      household
          .children()
          .forEach(child -> pupils.merge(LEVELS.get(level(child)).kind(), 1, Integer::sum));
    }
    String town = dice.of(lists.of("towns"));
    List<Building> buildings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int ofKind = pupils.getOrDefault(kind, 0);
      int count = Math.max(ofKind == 0 ? 0 : 1, Math.round((float) ofKind / SIZES.get(kind)));
      for (int i = 0; i < count; i++) {
        buildings.add(building(kind, buildings.size(), town));
      }
    }
    return buildings;
  }

  private Building building(Kind kind, int index, String town) {
    int maximum =
        switch (kind) {
          case PRIMARY -> MAX_PRIMARY_CLASS;
          case COLLEGE -> MAX_CLASS;
          case LYCEE -> MAX_LYCEE_CLASS;
        };
    String name =
        switch (kind) {
          case PRIMARY -> "École ";
          case COLLEGE -> "Collège ";
          case LYCEE -> "Lycée ";
        };
    return new Building(
        School.uai(DEPARTMENT, 1 + number * SCHOOLS + index),
        ids.next(),
        kind,
        name + dice.of(lists.of("patrons")) + " (" + town + ")",
        maximum,
        dice.below(3));
  }

  /** Of the family's quarter: brothers and sisters go to the same. */
  private static Building building(List<Building> buildings, Kind kind, int family) {
    List<Building> ofKind = new ArrayList<>(buildings.size());
    for (Building building : buildings) {
      if (building.kind == kind) {
        ofKind.add(building);
      }
    }
    return ofKind.get(family % ofKind.size());
  }

  /** The index of the level that the pupil's age is for. */
  private int level(Pupil pupil) {
    return year - pupil.who().birthDate().getYear() - YOUNGEST;
  }

  /** A school while pupils are put into its classes. */
  private static final class Building {
    private final String uai;
    private final long jointure;
    private final Kind kind;
    private final String name;
    private final int maximum;
    private final int style;
    private final List<List<Pupil>> byLevel = new ArrayList<>();
    private final List<SchoolClass> classes = new ArrayList<>();
    private final List<Pupil> pupils = new ArrayList<>();

    Building(String uai, long jointure, Kind kind, String name, int maximum, int style) {
      this.uai = uai;
      this.jointure = jointure;
      this.kind = kind;
      this.name = name;
      this.maximum = maximum;
      this.style = style;
      LEVELS.forEach(level -> byLevel.add(new ArrayList<>()));
    }

    void enrol(Pupil pupil, int level) {
      byLevel.get(level).add(pupil);
    }

    School school() {
      for (int level = 0; level < LEVELS.size(); level++) {
        fill(LEVELS.get(level), byLevel.get(level));
      }
      return new School(uai, jointure, kind, name, classes);
    }

    List<Pupil> pupils() {
      return pupils;
    }

    private void fill(Level level, List<Pupil> ofLevel) {
      int count = (ofLevel.size() + maximum - 1) / maximum;
      for (int i = 0; i < count; i++) {
        String className = className(level, i);
        classes.add(
            new SchoolClass(className, level.name() + " " + (char) ('A' + i % 26), level.code()));
        for (int p = i; p < ofLevel.size(); p += count) {
          pupils.add(ofLevel.get(p).in(jointure, className));
        }
      }
    }

    /** Each school has its own way. */
    private String className(Level level, int index) {
      String letter = Character.toString((char) ('A' + index % 26));
      if (kind == Kind.PRIMARY) {
        return level.name() + " " + letter;
      }
      String digit = level.name().substring(0, 1).toUpperCase(Locale.ROOT);
      return switch (style) {
        case 0 -> level.name() + " " + letter;
        case 1 -> digit + "E" + (index + 1);
        default -> digit + Digits.of(index + 1, 2);
      };
    }
  }
}
