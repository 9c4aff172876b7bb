package fr.marelle.directory.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * People whom the directory knows by other ids from now on.
 *
 * @param records what was kept of them, by the new id
 * @param children new ids by those that relatives' accounts have of their children
 * @param kept ids by which accounts go on to name a child, by the account's id: the relative's own
 *     entry in the same run says so, of whoever has the id now
 * @param unheard what is kept of relatives whose own entries named such an id before: all that they
 *     say next is looked at
 * @param lost children whom accounts have no longer, by the account's id: the id in their ties is
 *     somebody else's
 * @param told their ties
 * @param spent subjects of answers that were asked for this alone
 * @param takenOn the new ids that a source gave
 * @param freed ids that were given up
 */
public record Renamings(
    Map<String, Recorded> records,
    Map<String, String> children,
    Map<String, Set<String>> kept,
    List<Recorded> unheard,
    Map<String, Set<String>> lost,
    Plan.Told told,
    Set<String> spent,
    Set<String> takenOn,
    Set<String> freed) {
  /** Nobody. */
  public static final Renamings NONE =
      new Renamings(
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          new Plan.Told(Set.of(), Set.of(), Set.of()),
          Set.of(),
          Set.of(),
          Set.of());

  public Renamings {
    takenOn = Set.copyOf(takenOn);
    freed = Set.copyOf(freed);
  }

  /** Whether there is nobody. */
  public boolean isEmpty() {
    return records.isEmpty();
  }
}
