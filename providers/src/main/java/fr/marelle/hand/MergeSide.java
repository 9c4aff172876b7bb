package fr.marelle.hand;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of two accounts of a person, as it is; no contact is in it.
 *
 * @param administrator whether it administers each school whose own group it is in
 * @param groups places ({@code 0590123A/CE2 A}) by the id of a group
 * @param children of a relative: external ids
 * @param externalId null where there is none
 * @param birthDate null where there is none
 * @param terms version and moment of the last acceptance; empty where there is none
 * @param records places that the directory gave, by external id
 * @param gone external ids by which the directory has found the person to have gone
 * @param given UAI by the id of a group that somebody gave by hand
 * @param notes attributes that tell how old its contacts are
 */
record MergeSide(
    String account,
    boolean enabled,
    boolean administrator,
    Map<String, String> groups,
    List<String> children,
    String externalId,
    String birthDate,
    List<String> terms,
    Map<String, String> records,
    Set<String> gone,
    Map<String, String> given,
    Map<String, String> notes) {

  /** All by which the person is known. */
  Set<String> ids() {
    Set<String> ids = new HashSet<>(records.keySet());
    if (externalId != null) {
      ids.add(externalId);
    }
    return ids;
  }
}
