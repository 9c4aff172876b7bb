package fr.marelle.classroom.api;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.classroom.roster.Roster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a list of accounts, with what the tabs and filters above it show.
 *
 * @param items {@link AccountItem}, or {@link ColleagueItem} where the name is all there is to see
 * @param first how many of the list come before it
 * @param max how many it holds at most
 * @param total how many the list has
 * @param counts how many people there are of each profile, whatever is searched for
 * @param states how many of the chosen profile are in each state, whatever is searched for; those
 *     whom the caller may not act on are not among them
 */
public record AccountPage(
    List<Object> items,
    int first,
    int max,
    int total,
    Map<String, Long> counts,
    Map<String, Long> states) {

  /** Those that have a list of their own. */
  static final List<Profile> PROFILES =
      List.of(Profile.PUPIL, Profile.RELATIVE, Profile.TEACHER, Profile.STAFF, Profile.GUEST);

  static AccountPage of(Roster.People people, Page<Object> page) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Profile profile : PROFILES) {
      counts.put(
          profile.value(), people.all().stream().filter(person -> person.is(profile)).count());
    }
    Map<String, Long> states = new LinkedHashMap<>();
    for (AccountState state : AccountState.values()) {
      states.put(
          state.value(), people.chosen().stream().filter(member -> member.isIn(state)).count());
    }
    return new AccountPage(page.items(), page.first(), page.max(), page.total(), counts, states);
  }
}
