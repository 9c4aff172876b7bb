package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done of a batch of entries.
 *
 * @param seen external ids of whom the source spoke, whatever came of it
 * @param ties those that are told anew, with whoever told of no tie any more
 * @param identifiers how many of each base will have been issued
 * @param unchanged people of whom the directory says what it said last
 * @param unnamed what rows of people did not name of whom there are several
 * @param answered what becomes of answers that were made use of, by subject: the account that it is
 *     from now on, or nothing where the id tells from now on
 */
public record Plan(
    Set<String> seen,
    List<Creation> creations,
    List<Alteration> alterations,
    Told ties,
    Map<String, Long> identifiers,
    List<ReportLine> lines,
    int unchanged,
    Unnamed unnamed,
    Map<String, Optional<String>> answered) {

  /**
   * Marks beside ids that only questions had named so far, and that the source speaks of now.
   *
   * @param kept ids and marks that are kept of the run
   */
  public Set<String> struck(Collection<String> kept) {
    return kept.stream().filter(mark -> Met.isStruck(mark, seen)).collect(Collectors.toSet());
  }

  /** Ids of the accounts of which the directory had not spoken. */
  public List<String> adopted() {
    return alterations.stream()
        .filter(one -> one.before().isEmpty())
        .map(one -> one.account().id())
        .toList();
  }

  /** How many people would go if somebody confirmed it. */
  public long held() {
    return lines.stream().filter(line -> line.kind() == ReportKind.HELD).count();
  }

  /** What will be kept of whom the plan makes or changes. */
  public List<Recorded> records() {
    return Stream.concat(
            creations.stream().map(Creation::record), alterations.stream().map(Alteration::record))
        .toList();
  }

  /** The schools and classes of whom it makes or changes. */
  public Set<PlaceName> places() {
    return Stream.concat(
            creations.stream().map(Creation::target), alterations.stream().map(Alteration::target))
        .flatMap(target -> target.places().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Ties that take the place of earlier ones.
   *
   * @param pupils who said anew who stands in for them
   * @param relatives who said anew for whom they stand in
   */
  public record Told(Set<String> pupils, Set<String> relatives, Collection<Tie> ties) {
    /** Whether the owner of a tie that was known says anew what holds. */
    public boolean isToldAnew(Tie known) {
      return (known.saidBy() == Tie.Side.PUPIL ? pupils : relatives).contains(known.owner());
    }
  }
}
