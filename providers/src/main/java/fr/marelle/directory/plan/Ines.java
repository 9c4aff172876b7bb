package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pupils by the fingerprints of their INE. One that several people have is nobody's: some software
 * writes the same for all whose INE has not come yet.
 */
final class Ines {
  private final Map<String, Recorded> byPrint;

  /** Of those who have the INE of one of these people. */
  Ines(Lookup lookup, Collection<Said> people) {
    Set<String> prints = new HashSet<>();
    Set<String> several = new HashSet<>();
    people.stream()
        .filter(said -> said.is(Profile.PUPIL))
        .forEach(
            said -> said.inePrint().filter(print -> !prints.add(print)).ifPresent(several::add));
    prints.removeAll(several);
    this.byPrint =
        prints.isEmpty() || !lookup.hasInes()
            ? Map.of()
            : lookup.recordsByIne(prints).stream()
                .collect(Collectors.groupingBy(one -> one.inePrint().orElse("")))
                .values()
                .stream()
                .filter(some -> some.size() == 1)
                .map(some -> some.get(0))
                .collect(Collectors.toMap(one -> one.inePrint().orElse(""), Function.identity()));
  }

  /** Who has the INE of that person. */
  Optional<Recorded> of(Said said) {
    return said.inePrint().map(byPrint::get);
  }

  /** All of them. */
  Collection<Recorded> all() {
    return byPrint.values();
  }
}
