package fr.marelle.directory.run;

import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.entry.UnreadEntry;
import fr.marelle.directory.plan.Said;
import java.util.List;

/**
 * Entries that are applied together: they are done, or not at all.
 *
 * @param people at most {@link Reading#MAX_PEOPLE}, or none where there are removals
 * @param end position of the source after it
 * @param progress of the source after it: from 0 to 1
 */
record Batch(
    List<SchoolEntry> schools,
    List<Said> people,
    List<RemovalEntry> removals,
    List<Problem> problems,
    List<UnreadEntry> unread,
    long end,
    double progress) {
  /** Whether nothing but people is in it, read or refused. */
  boolean isOfPeopleAlone() {
    return !people.isEmpty() && schools.isEmpty() && removals.isEmpty() && unread.isEmpty();
  }
}
