package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Whether a contact is old enough for a secret: « no reset to an address that was just changed »
 * (CNIL, délibération 2022-100). Whoever finds a session open would change it, then ask for a code.
 *
 * <p>Whoever changes a contact need not know of this: each look at the account compares with the
 * look before. Pages look when they change something, {@link ContactWatch} when Keycloak does, and
 * whoever is about to send a secret looks too. The first look finds what came with the account,
 * which is trusted.
 */
public final class ContactAge {
  /** How long a changed contact waits. */
  static final Duration WAIT = Duration.ofHours(24);

  private final UserModel user;

  private ContactAge(UserModel user) {
    this.user = user;
  }

  /** Looks at an account. What is other than it was counts as changed now. */
  public static ContactAge look(UserModel user) {
    return look(user, SeenContacts::changedIn);
  }

  /** Looks when contacts came with the activation code: a first one is as good as the code. */
  static ContactAge lookAtActivation(UserModel user) {
    return look(user, SeenContacts::replacedIn);
  }

  private static ContactAge look(
      UserModel user, BiFunction<SeenContacts, SeenContacts, Set<ContactKind>> changes) {
    String seen = user.getFirstAttribute(AccountAttributes.CONTACTS_SEEN);
    Optional<SeenContacts> before = SeenContacts.parse(seen);
    SeenContacts now = before.orElse(SeenContacts.NOTHING).next(user);
    if (!now.text().equals(seen)) {
      note(user, now, before.map(then -> changes.apply(then, now)).orElse(Set.of()));
    }
    return new ContactAge(user);
  }

  /**
   * What a look would note, for whoever changes accounts by the thousand.
   *
   * @param seen the account's {@value AccountAttributes#CONTACTS_SEEN}; null where nobody looked
   *     yet: then the first look is left to whoever comes first, and finds what came with the
   *     account
   * @param email that it has from now on
   * @param mobile that it has from now on
   * @return attributes and their values; nothing where nothing is to be noted
   */
  public static Map<String, String> notes(
      String seen, Optional<String> email, Optional<String> mobile) {
    Optional<SeenContacts> before = SeenContacts.parse(seen);
    if (before.isEmpty()) {
      return Map.of();
    }
    SeenContacts now = before.get().next(email, mobile);
    Map<String, String> notes = new HashMap<>();
    if (!now.text().equals(seen)) {
      before
          .get()
          .changedIn(now)
          .forEach(kind -> notes.put(attribute(kind), Instant.ofEpochMilli(now()).toString()));
      notes.put(AccountAttributes.CONTACTS_SEEN, now.text());
    }
    return notes;
  }

  /** What a first look at an account with these contacts would keep, for {@link #notes}. */
  public static String seen(Optional<String> email, Optional<String> mobile) {
    return SeenContacts.NOTHING.next(email, mobile).text();
  }

  private static void note(UserModel user, SeenContacts now, Set<ContactKind> changed) {
    try {
      changed.forEach(
          kind -> user.setSingleAttribute(attribute(kind), Instant.ofEpochMilli(now()).toString()));
      user.setSingleAttribute(AccountAttributes.CONTACTS_SEEN, now.text());
    } catch (ReadOnlyException elsewhere) {
      // A directory keeps all of the account, its password too: no secret of ours is sent there.
    }
  }

  /** Notes of one kind what was noted before; of the other, what is noted stays. */
  static void forget(UserModel user, ContactKind kind, Map<String, String> before) {
    String changed = before.get(attribute(kind));
    if (changed == null) {
      user.removeAttribute(attribute(kind));
    } else {
      user.setSingleAttribute(attribute(kind), changed);
    }
    SeenContacts then =
        SeenContacts.parse(before.get(AccountAttributes.CONTACTS_SEEN))
            .orElse(SeenContacts.NOTHING);
    SeenContacts.parse(user.getFirstAttribute(AccountAttributes.CONTACTS_SEEN))
        .ifPresent(
            now ->
                user.setSingleAttribute(
                    AccountAttributes.CONTACTS_SEEN, now.with(kind, then).text()));
  }

  /** Whether it was changed within the last 24 hours. */
  public boolean isRecent(ContactKind kind) {
    String changed = user.getFirstAttribute(attribute(kind));
    try {
      return changed != null && Instant.parse(changed).plus(WAIT).toEpochMilli() > now();
    } catch (DateTimeException unreadable) {
      return true;
    }
  }

  private static String attribute(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> AccountAttributes.EMAIL_CHANGED_AT;
      case MOBILE -> AccountAttributes.MOBILE_CHANGED_AT;
    };
  }

  private static long now() {
    return Time.currentTimeMillis();
  }
}
