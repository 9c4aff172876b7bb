package fr.marelle.directory.run;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A run: one file that is read and applied, or only tried.
 *
 * @param who started it: id of an account
 * @param whoRealmId realm of that account
 * @param file as whoever sent it calls it
 * @param schools UAI of the only schools that it may touch; empty where it may touch any
 * @param dry whether it only says what it would do
 * @param confirmed whether somebody confirmed that many people go
 * @param claim under which a node works on it, or did last: another each time that one takes it on
 * @param leaseUntil until when the node may be taken to be alive; milliseconds since 1970
 * @param reached the last school, in order, whose absent people were looked at
 * @param position entries of the source that are done
 * @param permille of the source that is done
 * @param putAt when it was asked for; milliseconds since 1970
 * @param begunAt when it was begun; 0 before
 * @param workedMillis how long nodes have worked on it
 * @param endedAt when it ended, or stopped to ask; 0 before
 * @param failure why it failed: a message key
 */
public record Run(
    String id,
    String realmId,
    String who,
    String whoRealmId,
    String file,
    RunSettings settings,
    Set<String> schools,
    boolean dry,
    boolean confirmed,
    RunState state,
    Optional<String> claim,
    long leaseUntil,
    String reached,
    long position,
    int permille,
    Tally tally,
    long putAt,
    long begunAt,
    long workedMillis,
    long endedAt,
    Optional<String> failure) {
  public Run {
    schools = Set.copyOf(schools);
  }

  /** Accounts a second, over all the time that nodes have worked on it. */
  public long accountsPerSecond() {
    return workedMillis == 0 ? 0 : tally.people() * 1000 / workedMillis;
  }

  /** Whether both may touch the same school. */
  boolean overlaps(Run other) {
    return realmId.equals(other.realmId) && mayMeet(schools, other.schools);
  }

  private static boolean mayMeet(Collection<String> some, Collection<String> others) {
    return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
  }

  /** After more entries. */
  Run at(long done, int doneOfThousand, Tally counted) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        settings,
        schools,
        dry,
        confirmed,
        state,
        claim,
        leaseUntil,
        reached,
        done,
        doneOfThousand,
        counted,
        putAt,
        begunAt,
        workedMillis,
        endedAt,
        failure);
  }

  /** After more schools were looked at for people who are no longer there. */
  Run after(String school, Tally counted) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        settings,
        schools,
        dry,
        confirmed,
        state,
        claim,
        leaseUntil,
        school,
        position,
        permille,
        counted,
        putAt,
        begunAt,
        workedMillis,
        endedAt,
        failure);
  }

  /** After more work. */
  Run worked(long millis) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        settings,
        schools,
        dry,
        confirmed,
        state,
        claim,
        leaseUntil,
        reached,
        position,
        permille,
        tally,
        putAt,
        begunAt,
        workedMillis + millis,
        endedAt,
        failure);
  }
}
