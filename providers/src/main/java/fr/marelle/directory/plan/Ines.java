package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pupils by the fingerprints of their INE. One that several people have is nobody's: some software
 * writes the same for all whose INE has not come yet. Several records of one account are one
 * person's.
 */
final class Ines {
  private final Map<String, List<Recorded>> byPrint;

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
                .collect(Collectors.groupingBy(one -> one.inePrint().orElse("")));
  }

  /**
   * Who has the INE of that person.
   *
   * @param met ids by which the source has spoken of somebody by now
   */
  Optional<Recorded> of(Said said, Set<String> met) {
    List<Recorded> records = said.inePrint().map(byPrint::get).orElse(List.of());
    return records.stream().map(Recorded::account).distinct().count() == 1
        ? OneOfSeveral.of(said, records, met)
        : Optional.empty();
  }

  /** All of them. */
  Collection<Recorded> all() {
    return byPrint.values().stream().flatMap(List::stream).toList();
  }
}
