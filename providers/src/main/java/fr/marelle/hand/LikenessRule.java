package fr.marelle.hand;

import fr.marelle.account.Profile;
import fr.marelle.directory.plan.NameKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who of a school may be the very person that somebody is about to make an account for. Better one
 * too many: a person decides.
 */
final class LikenessRule {
  /** More than these help nobody. */
  private static final int MOST = 10;

  /** Of names shorter than that, one letter may be another; of longer ones two. */
  private static final int SHORT = 9;

  private final Person person;
  private final String first;
  private final String last;

  LikenessRule(Person person) {
    this.person = person;
    this.first = NameKey.letters(person.firstName());
    this.last = NameKey.letters(person.lastName());
  }

  /** Those who are like that person, the likest first. */
  List<LikePerson> among(Collection<Person> others) {
    return others.stream()
        .map(other -> new LikePerson(other.account(), likenesses(other)))
        .filter(like -> !like.likenesses().isEmpty())
        .sorted(
            Comparator.comparingInt(LikenessRule::weight)
                .reversed()
                .thenComparing(LikePerson::account))
        .limit(MOST)
        .toList();
  }

  private static int weight(LikePerson like) {
    return like.likenesses().stream().mapToInt(Likeness::weight).sum();
  }

  private Set<Likeness> likenesses(Person other) {
    EnumSet<Likeness> found = EnumSet.noneOf(Likeness.class);
    if (other.account().equals(person.account()) || !isOfTheKind(other)) {
      return found;
    }
    String otherFirst = NameKey.letters(other.firstName());
    String otherLast = NameKey.letters(other.lastName());
    if (first.equals(otherFirst) && last.equals(otherLast)) {
      found.add(Likeness.SAME_NAME);
    } else if (first.equals(otherLast) && last.equals(otherFirst)) {
      found.add(Likeness.SWAPPED_NAMES);
    } else if (isNear(first + " " + last, otherFirst + " " + otherLast)) {
      found.add(Likeness.NEAR_NAME);
    }
    boolean oneName = isNear(first, otherFirst) || isNear(last, otherLast);
    if (person.birthDate().isPresent() && person.birthDate().equals(other.birthDate()) && oneName) {
      found.add(Likeness.SAME_BIRTH_DATE);
    }
    // Brothers and sisters share an address with their parents: of pupils it tells nothing alone.
    if (sharesContact(other) && (!isPupil() || !found.isEmpty())) {
      found.add(Likeness.SAME_CONTACT);
    }
    return found;
  }

  private boolean isPupil() {
    return person.profile().filter(Profile.PUPIL::equals).isPresent();
  }

  /**
   * A pupil is no parent, and a teacher who has a child at the school rightly has two accounts. Who
   * works there may have been a guest before.
   */
  private boolean isOfTheKind(Person other) {
    return kind(person.profile()) == kind(other.profile());
  }

  private static int kind(Optional<Profile> profile) {
    return profile
        .map(
            known ->
                switch (known) {
                  case PUPIL -> 1;
                  case RELATIVE -> 2;
                  case TEACHER, STAFF, GUEST -> 3;
                })
        .orElse(0);
  }

  /** Whether both have the same address, or the same number. */
  boolean sharesContact(Person other) {
    return same(person.email(), other.email()) || same(person.mobile(), other.mobile());
  }

  private static boolean same(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && one.get().equalsIgnoreCase(other.get());
  }

  static boolean isNear(String one, String other) {
    int most = Math.min(one.length(), other.length()) < SHORT ? 1 : 2;
    return Math.abs(one.length() - other.length()) <= most && distance(one, other) <= most;
  }

  /**
   * Letters to change, to add, to leave out or to swap with their neighbour (optimal alignment).
   */
  private static int distance(String one, String other) {
    int[][] costs = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, one, other, i, j);
      }
    }
    return costs[one.length()][other.length()];
  }

  private static int cost(int[][] costs, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int cost = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
    cost = Math.min(cost, costs[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
