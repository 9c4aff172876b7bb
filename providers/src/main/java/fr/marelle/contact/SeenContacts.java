package fr.marelle.contact;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;

/**
 * What is known of the contacts that an account had at some moment.
 *
 * @param email the {@link ContactFingerprint} of the address, {@link #NONE} or {@link #GONE}
 * @param mobile the same of the number
 */
record SeenContacts(String email, String mobile) {
  /** There never was one. */
  static final String NONE = "none";

  /** There was one. */
  static final String GONE = "gone";

  /** Of an account that nobody looked at before. */
  static final SeenContacts NOTHING = new SeenContacts(NONE, NONE);

  private static final String SEPARATOR = " ";

  /** Reads {@link #text()}; of anything else no contact is known. Empty for null. */
  static Optional<SeenContacts> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String[] parts = text.split(SEPARATOR, -1);
    return Optional.of(
        parts.length == 2 ? new SeenContacts(parts[0], parts[1]) : new SeenContacts("", ""));
  }

  /** As it is kept. */
  String text() {
    return email + SEPARATOR + mobile;
  }

  /** The same, but of one kind what was known then. */
  SeenContacts with(ContactKind kind, SeenContacts then) {
    return switch (kind) {
      case EMAIL -> new SeenContacts(then.email(), mobile);
      case MOBILE -> new SeenContacts(email, then.mobile());
    };
  }

  /** What is known after another look at the account. */
  SeenContacts next(UserModel user) {
    return next(ContactKind.EMAIL.of(user), ContactKind.MOBILE.of(user));
  }

  /** The same of an account that has these. */
  SeenContacts next(Optional<String> emailNow, Optional<String> mobileNow) {
    return new SeenContacts(next(email, emailNow), next(mobile, mobileNow));
  }

  private static String next(String before, Optional<String> contact) {
    return contact.map(ContactFingerprint::of).orElse(NONE.equals(before) ? NONE : GONE);
  }

  /** The contacts that are others later on, or gone. */
  Set<ContactKind> replacedIn(SeenContacts later) {
    return kinds(kind -> !NONE.equals(of(kind)) && !of(kind).equals(later.of(kind)));
  }

  /**
   * The same, and those that came where there was none: whoever found a session open may have given
   * his own, and proved that it is his.
   */
  Set<ContactKind> changedIn(SeenContacts later) {
    return kinds(kind -> !of(kind).equals(later.of(kind)));
  }

  private static Set<ContactKind> kinds(Predicate<ContactKind> which) {
    return Arrays.stream(ContactKind.values())
        .filter(which)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ContactKind.class)));
  }

  private String of(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> email;
      case MOBILE -> mobile;
    };
  }
}
