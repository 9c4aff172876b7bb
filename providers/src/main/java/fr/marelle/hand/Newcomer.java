package fr.marelle.hand;

import fr.marelle.account.Profile;
import java.util.List;
import java.util.Set;

/**
 * Somebody who is to get an account.
 *
 * @param form all of its fields count as typed
 * @param school id of the school's group
 * @param classes ids of groups: one at most of a pupil, any number of a teacher
 * @param children of a relative: ids of the pupils' accounts
 * @param others ids of accounts of which somebody has said that they are others'
 */
public record Newcomer(
    Profile profile,
    Form form,
    String school,
    List<String> classes,
    List<String> children,
    Set<String> others) {
  /** More than any school has, and any family. */
  public static final int MAX_LIST = 200;
}
