package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;

/** Which contacts a person is asked to verify in an authentication. Asked at each of them. */
final class DueContacts {
  /** How long a person who put it off is left alone. */
  static final Duration RESPITE = Duration.ofDays(7);

  private final RequiredActionContext context;
  private final Contacts contacts;
  private final ContactsVisit visit;

  DueContacts(RequiredActionContext context) {
    this.context = context;
    this.contacts = new Contacts(context.getSession(), context.getRealm(), context.getUser());
    this.visit = new ContactsVisit(context.getAuthenticationSession());
  }

  /** All of them, in the order in which they are asked. */
  List<ContactKind> all() {
    Optional<Profile> profile = Profile.of(context.getUser());
    if (profile.isEmpty() || visit.isLetThrough()) {
      return List.of();
    }
    return Arrays.stream(ContactKind.values())
        .filter(kind -> time(kind, profile.get()).isDue(visit.isFirstConnection(), isPutOff()))
        .filter(kind -> contacts.value(kind).isPresent() && !contacts.isVerified(kind))
        .filter(kind -> contacts.canBeReached(kind) && contacts.isOurs(kind))
        .toList();
  }

  /** Those without which the person does not get on. */
  List<ContactKind> strict() {
    Optional<Profile> profile = Profile.of(context.getUser());
    return all().stream()
        .filter(kind -> time(kind, profile.orElseThrow()) == VerificationTime.FIRST)
        .toList();
  }

  /** The person wants to be asked some other day. */
  void putOff() {
    context
        .getUser()
        .setSingleAttribute(
            AccountAttributes.CONTACTS_PUT_OFF_UNTIL,
            Instant.ofEpochMilli(Time.currentTimeMillis()).plus(RESPITE).toString());
  }

  private VerificationTime time(ContactKind kind, Profile profile) {
    RequiredActionConfigModel config = context.getConfig();
    return config == null || config.getConfig() == null
        ? VerificationTime.NEVER
        : new ContactsConfig(config.getConfig()).time(kind, profile);
  }

  private boolean isPutOff() {
    return isAfter(context.getUser(), Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /** Whether the person asked not to be asked at that moment; not so where nobody can tell. */
  private static boolean isAfter(UserModel user, Instant now) {
    String until = user.getFirstAttribute(AccountAttributes.CONTACTS_PUT_OFF_UNTIL);
    try {
      return until != null && now.isBefore(Instant.parse(until));
    } catch (DateTimeException unreadable) {
      return false;
    }
  }
}
