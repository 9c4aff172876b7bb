package fr.marelle.directory.plan;

import fr.marelle.account.Identifier;
import fr.marelle.account.IdentifierBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Issues identifiers. Of each base it is known how many were issued, so that one that became free
 * is never given to somebody else; accounts that were made in another way are gone round.
 */
public final class IdentifierIssue {
  private static final Pattern ACCEPTABLE = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

  /**
   * A wish takes all numbers before its own. Of an identifier that is made of names, nobody is to
   * use up those of all namesakes.
   */
  private static final long MOST_WISHED = 9_999;

  private final Function<Collection<String>, Set<String>> taken;
  private final Map<String, Long> issued;
  private final Set<String> given = new HashSet<>();

  /**
   * @param issued how many of each base were issued
   * @param taken those of some identifiers that an account has
   */
  public IdentifierIssue(
      Map<String, Long> issued, Function<Collection<String>, Set<String>> taken) {
    this.issued = new HashMap<>(issued);
    this.taken = taken;
  }

  /**
   * Somebody who needs an identifier.
   *
   * @param base of the name
   * @param wish what the source would like it to be
   */
  public record Wish(String base, Optional<String> wish) {
    /** All bases that it may count for. */
    Set<String> bases() {
      Set<String> bases = new HashSet<>(Set.of(base));
      wish.map(NumberedIdentifier::of).ifPresent(numbered -> bases.add(numbered.base()));
      return bases;
    }
  }

  /** One identifier for each, in their order. */
  public List<String> issue(List<Wish> wishes) {
    String[] identifiers = new String[wishes.size()];
    grant(wishes, identifiers);
    Map<Integer, Integer> tries = new LinkedHashMap<>();
    for (int i = 0; i < identifiers.length; i++) {
      if (identifiers[i] == null) {
        tries.put(i, 0);
      }
    }
    while (!tries.isEmpty()) {
      tryNext(wishes, identifiers, tries);
    }
    return List.of(identifiers);
  }

  /** How many of each base will have been issued. */
  public Map<String, Long> issued() {
    return Map.copyOf(issued);
  }

  private void grant(List<Wish> wishes, String[] identifiers) {
    Set<String> wished = new HashSet<>();
    wishes.forEach(one -> one.wish().filter(IdentifierIssue::isAcceptable).ifPresent(wished::add));
    Set<String> others = wished.isEmpty() ? Set.of() : taken.apply(wished);
    for (int i = 0; i < identifiers.length; i++) {
      String wish = wishes.get(i).wish().orElse("");
      NumberedIdentifier numbered = NumberedIdentifier.of(wish);
      if (wished.contains(wish)
          && !others.contains(wish)
          && !usesUpNumbers(numbered)
          && numbered.number() >= issued.getOrDefault(numbered.base(), 0L)
          && given.add(wish)) {
        issued.put(numbered.base(), numbered.number() + 1);
        identifiers[i] = wish;
      }
    }
  }

  /** Whoever meets an account that was made in another way tries twice as many the next time. */
  private void tryNext(List<Wish> wishes, String[] identifiers, Map<Integer, Integer> tries) {
    Set<String> candidates = new HashSet<>();
    Map<String, Long> next = new HashMap<>();
    tries.forEach(
        (i, tried) -> {
          String base = wishes.get(i).base();
          long from = next.getOrDefault(base, issued.getOrDefault(base, 0L));
          long window = 1L << Math.min(tried, 10);
          next.put(base, from + window);
          for (long n = from; n < from + window; n++) {
            candidates.add(IdentifierBase.numbered(base, n));
          }
        });
    Set<String> others = taken.apply(candidates);
    for (int i : new ArrayList<>(tries.keySet())) {
      String base = wishes.get(i).base();
      long n = issued.getOrDefault(base, 0L);
      while (others.contains(IdentifierBase.numbered(base, n))
          || given.contains(IdentifierBase.numbered(base, n))) {
        n++;
      }
      String free = IdentifierBase.numbered(base, n);
      if (candidates.contains(free)) {
        issued.put(base, n + 1);
        given.add(free);
        identifiers[i] = free;
        tries.remove(i);
      } else {
        issued.put(base, n);
        tries.merge(i, 1, Integer::sum);
      }
    }
  }

  private static boolean usesUpNumbers(NumberedIdentifier wish) {
    return wish.number() > MOST_WISHED && wish.base().indexOf('.') >= 0;
  }

  private static boolean isAcceptable(String wish) {
    return wish.length() <= Identifier.MAX_LENGTH && ACCEPTABLE.matcher(wish).matches();
  }
}
