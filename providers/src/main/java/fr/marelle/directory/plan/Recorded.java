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
 * @param inePrint {@link Said#inePrint}
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
    Optional<String> inePrint,
    String digest,
    Optional<String> mailPrint,
    Optional<String> mobilePrint,
    long since,
    boolean adopted,
    OptionalLong goneSince,
    OptionalLong blockedAt) {
  /** In place of a digest: rows of several batches told of the person. No row tells it all. */
  public static final String SEVERAL_ROWS = "+";

  /** Before a digest: it is that of several rows of one batch. */
  static final String MERGED = "*";

  public Recorded {
    places = Set.copyOf(places);
  }

  /** Whether several rows told of the person when the directory last did. */
  boolean isOfSeveralRows() {
    return digest.equals(SEVERAL_ROWS) || digest.startsWith(MERGED);
  }

  /** Whether all that is said next is looked at, whatever was said last. */
  public boolean isUnheard() {
    return digest.isEmpty() || digest.equals(SEVERAL_ROWS);
  }

  /** The same person, of whom rows of several batches tell. */
  Recorded ofSeveralRows() {
    return with(places, nameKey, SEVERAL_ROWS, mailPrint);
  }

  /** The same person, known by the name of that row. */
  Recorded named(String otherKey) {
    return with(places, otherKey, digest, mailPrint);
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
    return with(others, nameKey, digest, mailPrint);
  }

  /** The same person, who has left some schools. What is said next is looked at again. */
  Recorded leftFor(Set<PlaceName> others) {
    return with(others, nameKey, "", mailPrint);
  }

  /**
   * The same person, whose address could not be given. What is said next is looked at again.
   *
   * @param print of the one that was given before
   */
  Recorded withoutItsMail(Optional<String> print) {
    return with(places, nameKey, "", print);
  }

  /**
   * The same person, who was found to have gone. What is said next is looked at again.
   *
   * @param now milliseconds since 1970
   */
  public Recorded goneAt(long now) {
    return with(
        externalId, places, nameKey, digest, mailPrint, OptionalLong.of(now), OptionalLong.empty());
  }

  /** The same person, known by another id. What is said next is looked at again. */
  public Recorded as(String otherId) {
    return with(otherId, places, nameKey, "", mailPrint, goneSince, blockedAt);
  }

  /** The same person, of whom everything is to be looked at again. */
  Recorded unheard() {
    return isOfSeveralRows() ? ofSeveralRows() : as(externalId);
  }

  private Recorded with(
      Set<PlaceName> otherPlaces, String otherKey, String otherDigest, Optional<String> otherMail) {
    return with(externalId, otherPlaces, otherKey, otherDigest, otherMail, goneSince, blockedAt);
  }

  private Recorded with(
      String otherId,
      Set<PlaceName> otherPlaces,
      String otherKey,
      String otherDigest,
      Optional<String> otherMail,
      OptionalLong gone,
      OptionalLong blocked) {
    return new Recorded(
        otherId,
        account,
        profile,
        otherPlaces,
        otherKey,
        birthDate,
        inePrint,
        otherDigest,
        otherMail,
        mobilePrint,
        since,
        adopted,
        gone,
        blocked);
  }
}
