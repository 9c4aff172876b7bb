package fr.marelle.directory.store;

import fr.marelle.directory.plan.Crowd;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many people schools had before a run began, which does not change while it works: each school
 * is counted once in a run, and once those who belong to several.
 */
public final class Crowds {
  private final Set<String> counted = new HashSet<>();
  private final Map<Crowd, Long> ofOne = new HashMap<>();
  private Optional<Map<Crowd, Long>> ofSeveral = Optional.empty();

  /**
   * By school and profile; crowds without people are left out.
   *
   * @param begun milliseconds since 1970
   */
  public Map<Crowd, Long> before(Collection<String> schools, RecordTable records, long begun)
      throws SQLException {
    if (ofSeveral.isEmpty()) {
      ofSeveral = Optional.of(records.crowdsOfSeveral(begun));
    }
    Set<String> unknown = new HashSet<>(schools);
    unknown.removeAll(counted);
    if (!unknown.isEmpty()) {
      ofOne.putAll(records.crowds(unknown, begun));
      counted.addAll(unknown);
    }
    Map<Crowd, Long> all = new HashMap<>(ofOne);
    ofSeveral.get().forEach((crowd, people) -> all.merge(crowd, people, Long::sum));
    all.keySet().removeIf(crowd -> !schools.contains(crowd.school()));
    return all;
  }

  /** What is to be counted again. */
  public void forget() {
    counted.clear();
    ofOne.clear();
    ofSeveral = Optional.empty();
  }
}
