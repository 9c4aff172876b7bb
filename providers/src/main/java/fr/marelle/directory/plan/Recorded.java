package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the directory said last of a person, and which account that is.
 *
 * @param account id of the account; in a dry run, of one that would be made
 * @param places that the directory gave; what somebody gave by hand is not among them
 * @param birthDate ISO-8601; of pupils
 * @param digest of what was said; empty after a change, which says only a part
 * @param mailPrint fingerprint of the address that the directory gave; empty where it gave none
 * @param mobilePrint the same of the number
 * @param since milliseconds since 1970
 * @param adopted whether the account was there before
 * @param goneSince when the person was found to have gone; in milliseconds
 * @param blockedAt when the account was blocked for it, in milliseconds; negative where somebody
 *     had blocked it before
 */
public record Recorded(
    String externalId,
    String account,
    Profile profile,
    Set<PlaceName> places,
    String nameKey,
    Optional<String> birthDate,
    String digest,
    Optional<String> mailPrint,
    Optional<String> mobilePrint,
    long since,
    boolean adopted,
    OptionalLong goneSince,
    OptionalLong blockedAt) {
  public Recorded {
    places = Set.copyOf(places);
  }

  /** Whether the person was found to have gone. */
  public boolean isGone() {
    return goneSince.isPresent();
  }

  /** Whether the account was blocked because the person had gone, and for nothing else. */
  boolean isBlockedByUs() {
    return blockedAt.orElse(0) > 0;
  }

  /** UAI of the schools that the person belongs to. */
  public Set<String> schools() {
    return PlaceName.schools(places);
  }

  /** The same person, somewhere else. */
  public Recorded at(Set<PlaceName> others) {
    return new Recorded(
        externalId,
        account,
        profile,
        others,
        nameKey,
        birthDate,
        digest,
        mailPrint,
        mobilePrint,
        since,
        adopted,
        goneSince,
        blockedAt);
  }

  /** The same person, who has left some schools. What is said next is looked at again. */
  Recorded leftFor(Set<PlaceName> others) {
    return new Recorded(
        externalId,
        account,
        profile,
        others,
        nameKey,
        birthDate,
        "",
        mailPrint,
        mobilePrint,
        since,
        adopted,
        goneSince,
        blockedAt);
  }

  /**
   * The same person, whose address could not be given. What is said next is looked at again.
   *
   * @param print of the one that was given before
   */
  Recorded withoutItsMail(Optional<String> print) {
    return new Recorded(
        externalId,
        account,
        profile,
        places,
        nameKey,
        birthDate,
        "",
        print,
        mobilePrint,
        since,
        adopted,
        goneSince,
        blockedAt);
  }

  /**
   * The same person, who was found to have gone. What is said next is looked at again.
   *
   * @param now milliseconds since 1970
   */
  public Recorded goneAt(long now) {
    return new Recorded(
        externalId,
        account,
        profile,
        places,
        nameKey,
        birthDate,
        digest,
        mailPrint,
        mobilePrint,
        since,
        adopted,
        OptionalLong.of(now),
        OptionalLong.empty());
  }
}
