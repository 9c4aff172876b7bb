package fr.marelle.directory.upkeep;

import fr.marelle.directory.run.Departure;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Until when somebody must have gone, or been blocked, to be due: milliseconds since 1970.
 *
 * @param told and until when the school's administrators must have been told of it, so that a
 *     server that was off for a week blocks nobody in the minute of the warning; empty where nobody
 *     is told
 */
record Deadline(long then, OptionalLong told) {
  static Deadline of(DepartureAct act, Departure delays, long now) {
    Duration delay = act == DepartureAct.BLOCK ? delays.block() : delays.remove();
    Duration notice = delay.compareTo(delays.warn()) < 0 ? delay : delays.warn();
    return new Deadline(
        now - delay.toMillis(),
        notice.isZero() ? OptionalLong.empty() : OptionalLong.of(now - notice.toMillis()));
  }
}
