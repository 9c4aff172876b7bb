package fr.marelle.directory.run;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A run: one file that is read and applied, or only tried.
 *
 * @param who started it: id of an account
 * @param whoRealmId realm of that account
 * @param file as whoever sent it calls it
 * @param fileSize in bytes, as far as it is there
 * @param schools UAI of the only schools that it may touch; empty where it may touch any
 * @param dry whether it only says what it would do
 * @param confirmed whether somebody confirmed that many people go
 * @param hold of the node that works on it, or did last
 * @param reached the last school, in order, whose absent people were looked at
 * @param position entries of the source that are done
 * @param permille of the source that is done
 * @param putAt when it was asked for; milliseconds since 1970
 * @param begunAt when it was begun; 0 before
 * @param workedMillis how long nodes have worked on it
 * @param endedAt when it ended, or stopped to ask; 0 before
 * @param failure why it failed: a message key
 * @param announcement of the school whose administrators sent the file in the class console; empty
 *     where an administrator of the realm sent it
 * @param appliedBy of a dry run: the run that did what it tried
 */
public record Run(
    String id,
    String realmId,
    String who,
    String whoRealmId,
    String file,
    long fileSize,
    RunSettings settings,
    Set<String> schools,
    boolean dry,
    boolean confirmed,
    RunState state,
    Hold hold,
    String reached,
    long position,
    int permille,
    Tally tally,
    long putAt,
    long begunAt,
    long workedMillis,
    long endedAt,
    Optional<String> failure,
    Optional<Announcement> announcement,
    Optional<String> appliedBy) {
  /** Before that, how fast it goes is a matter of chance. */
  private static final int FEWEST_PERMILLE = 20;

  public Run {
    schools = Set.copyOf(schools);
  }

  /**
   * Whose a run is.
   *
   * @param claim under which a node works on it: another each time that one takes it on
   * @param leaseUntil until when the node may be taken to be alive, or until when nobody else is to
   *     try it; milliseconds since 1970
   * @param steps that were taken
   * @param attempts times that a node took it on since it came any further
   */
  public record Hold(Optional<String> claim, long leaseUntil, long steps, int attempts) {
    /** Nobody's yet. */
    static final Hold NOBODYS = new Hold(Optional.empty(), 0, 0, 0);

    private Hold next() {
      return new Hold(claim, leaseUntil, steps + 1, attempts);
    }
  }

  /** Whether all that it has to ask is known, and kept. */
  public boolean hasAskedAll() {
    return (state == RunState.DONE || state == RunState.ASKING)
        && tally.questions() <= Lines.MOST_QUESTIONS;
  }

  /** Accounts a second, over all the time that nodes have worked on it. */
  public long accountsPerSecond() {
    return workedMillis == 0 ? 0 : tally.people() * 1000 / workedMillis;
  }

  /**
   * How long nodes have yet to work on it, as fast as they did until now: in milliseconds. Empty
   * where too little is done to tell.
   */
  public OptionalLong millisLeft() {
    return permille < FEWEST_PERMILLE
        ? OptionalLong.empty()
        : OptionalLong.of(workedMillis * (1000 - permille) / permille);
  }

  /** Whether all of the file is there that was announced. */
  public boolean isReceived() {
    return announcement.filter(announced -> announced.size() == fileSize).isPresent();
  }

  /**
   * Whether what it tried can be done, or tried once more: once, and for as long as the file is
   * kept.
   *
   * @param now milliseconds since 1970
   */
  public boolean canBeApplied(long now) {
    return dry
        && state == RunState.DONE
        && appliedBy.isEmpty()
        && now - endedAt < RunSweep.FILE.toMillis();
  }

  /** Whether both may touch the same school. */
  boolean overlaps(Run other) {
    return realmId.equals(other.realmId) && mayMeet(schools, other.schools);
  }

  /** Whether it may touch one of these schools. */
  boolean touches(Collection<String> some) {
    return mayMeet(schools, some);
  }

  private static boolean mayMeet(Collection<String> some, Collection<String> others) {
    return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
  }

  /** The same with a file that is there. */
  Run of(long bytes) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        bytes,
        settings,
        schools,
        dry,
        confirmed,
        state,
        hold,
        reached,
        position,
        permille,
        tally,
        putAt,
        begunAt,
        workedMillis,
        endedAt,
        failure,
        announcement,
        appliedBy);
  }

  /** After more entries. */
  Run at(long done, int doneOfThousand, Tally counted) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        fileSize,
        settings,
        schools,
        dry,
        confirmed,
        state,
        hold,
        reached,
        done,
        doneOfThousand,
        counted,
        putAt,
        begunAt,
        workedMillis,
        endedAt,
        failure,
        announcement,
        appliedBy);
  }

  /** After more schools were looked at for people who are no longer there. */
  Run after(String school, Tally counted) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        fileSize,
        settings,
        schools,
        dry,
        confirmed,
        state,
        hold,
        school,
        position,
        permille,
        counted,
        putAt,
        begunAt,
        workedMillis,
        endedAt,
        failure,
        announcement,
        appliedBy);
  }

  /** After one step more, which took so long. */
  Run worked(long millis) {
    return new Run(
        id,
        realmId,
        who,
        whoRealmId,
        file,
        fileSize,
        settings,
        schools,
        dry,
        confirmed,
        state,
        hold.next(),
        reached,
        position,
        permille,
        tally,
        putAt,
        begunAt,
        workedMillis + millis,
        endedAt,
        failure,
        announcement,
        appliedBy);
  }
}
