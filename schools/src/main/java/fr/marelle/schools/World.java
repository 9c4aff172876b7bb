package fr.marelle.schools;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All towns that a seed makes. One is made at a time, and anew each time it is asked for, so that a
 * million people take no more memory than five thousand.
 */
public final class World {
  /** Families of a town, which with their schools are about 5,500 people. */
  private static final int FAMILIES = 1500;

  /** People for each family: children, parents, and their part of the staff. */
  private static final double PEOPLE_PER_FAMILY = 3.95;

  private final long seed;
  private final int families;
  private final LocalDate day;
  private final Naming naming;
  private final NameLists lists = new NameLists();

  /**
   * A world.
   *
   * @param accounts about how many people there are on the first day
   * @param day the first day, in September of the school year
   */
  public World(long seed, int accounts, LocalDate day) {
    if (accounts < 1) {
      throw new IllegalArgumentException("A world has somebody in it.");
    }
    this.seed = seed;
    this.families = Math.max(4, (int) Math.round(accounts / PEOPLE_PER_FAMILY));
    this.day = day;
    this.naming = new Naming(lists);
  }

  /** The first day. */
  public LocalDate firstDay() {
    return day;
  }

  /** Its towns on the first day, one after the other. */
  public Stream<Town> towns() {
    return IntStream.range(0, size()).mapToObj(this::town);
  }

  /**
   * Its towns as so many nights have changed them, each with what the last of the nights changed.
   *
   * @param percent of the people whom a night changes
   */
  public Stream<Night> afterNights(int nights, double percent) {
    return IntStream.range(0, size())
        .mapToObj(
            number -> {
              Night night = Night.before(town(number));
              for (int i = 1; i <= nights; i++) {
                night =
                    new Nightfall(naming, new Dice(seed, number, i), i, percent).over(night.town());
              }
              return night;
            });
  }

  private int size() {
    return (families + FAMILIES - 1) / FAMILIES;
  }

  private Town town(int number) {
    int share = families / size() + (number < families % size() ? 1 : 0);
    return new TownMaker(naming, lists, new Dice(seed, number), number, day.getYear()).make(share);
  }
}
