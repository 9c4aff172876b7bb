package fr.marelle.directory.api;

import fr.marelle.directory.upkeep.DepartureList;
import java.util.List;

/**
 * Somebody who has gone.
 *
 * @param account id of the account
 * @param schools UAI of those that she belonged to
 * @param next {@code block} or {@code remove}: what becomes of the account
 * @param at when, or within the hour after
 */
public record DepartureItem(
    String account,
    String identifier,
    String firstName,
    String lastName,
    String profile,
    List<String> schools,
    String goneSince,
    String next,
    String at) {

  static DepartureItem of(DepartureList.Departing one) {
    return new DepartureItem(
        one.account(),
        one.identifier(),
        one.first(),
        one.last(),
        one.profile().value(),
        one.schools().stream().sorted().toList(),
        one.goneSince().toString(),
        one.next().value(),
        one.at().toString());
  }
}
