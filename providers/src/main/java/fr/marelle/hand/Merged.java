package fr.marelle.hand;

import java.util.Map;
import java.util.Set;

/**
 * What came of a merge.
 *
 * @param relatives ids of the accounts that name the pupil otherwise than before
 * @param withheld UAI of schools that the account is no member of, since it would administer them
 * @param taken what the account that stays has from the other, for the trace: kinds and how many of
 *     each, no values
 */
public record Merged(
    Merge merge, Set<String> relatives, Set<String> withheld, Map<String, String> taken) {
  static Merged of(Merge merge, MergeMemory memory) {
    int children = memory.plan().children().size() - memory.kept().children().size();
    return new Merged(
        merge,
        memory.relatives().keySet(),
        memory.plan().withheld(),
        Map.of(
            "places", Integer.toString(memory.plan().joined().size()),
            "children", Integer.toString(Math.max(children, 0)),
            "records", Integer.toString(memory.plan().records().size()),
            "identities", Integer.toString(memory.identities().size()),
            "email", Boolean.toString(memory.email()),
            "mobile", Boolean.toString(memory.mobile())));
  }
}
