package fr.marelle.progress;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import java.util.EnumMap;
import java.util.Map;

/**
 * The accounts of one class or school. Pupils apart from their relatives, because a teacher asks
 * two things: who of the children can get in, and which families has she reached.
 *
 * @param counts by profile; a profile that nobody has is left out
 */
public record Headcount(Map<Profile, StateCounts> counts) {
  /** Nobody at all. */
  public static final Headcount NONE = new Headcount(Map.of());

  /** Those of that profile. */
  public StateCounts of(Profile profile) {
    return counts.getOrDefault(profile, StateCounts.NONE);
  }

  /** With one more. */
  Headcount plusOne(Profile profile, AccountState state) {
    return with(profile, of(profile).plusOne(state));
  }

  Headcount with(Profile profile, StateCounts those) {
    Map<Profile, StateCounts> all = new EnumMap<>(Profile.class);
    all.putAll(counts);
    all.put(profile, those);
    return new Headcount(Map.copyOf(all));
  }
}
