package fr.marelle.directory.upkeep;

import fr.marelle.account.AdministeringRoles;
import fr.marelle.account.Belonging;
import fr.marelle.account.DisplayName;
import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.mail.EmailTexts;
import fr.marelle.mail.Mails;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Tells an administrator of a school whose accounts are going to be blocked or removed. */
final class DepartureMail implements MessageProvider {
  /** UAI of the school. */
  static final String SCHOOL = "school";

  /** The moment under which those whom it is about were taken down; milliseconds since 1970. */
  static final String TOLD_AT = "told-at";

  /** Of whom one mail tells by name. */
  private static final int MOST_NAMED = 100;

  private final KeycloakSession session;

  DepartureMail(KeycloakSession session) {
    this.session = session;
  }

  /** Whether somebody has an address that she proved to be hers. */
  static boolean mayReceive(UserModel user) {
    return user.isEnabled()
        && user.isEmailVerified()
        && user.getEmail() != null
        && !user.getEmail().isBlank();
  }

  /** A mail may leave hours after it was put: whoever has another post by then is told nothing. */
  private static boolean administers(RealmModel realm, UserModel user, String uai) {
    RoleModel role = realm.getRole(AdministeringRoles.SCHOOL_ADMINISTRATOR);
    return role != null
        && user.hasRole(role)
        && Belonging.of(user).schools().stream().anyMatch(school -> school.uai().equals(uai));
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    RealmModel realm = session.getContext().getRealm();
    UserModel user = session.users().getUserById(realm, message.account());
    String uai = message.details().get(SCHOOL);
    if (realm.getSmtpConfig().get("host") == null
        || user == null
        || !mayReceive(user)
        || !administers(realm, user, uai)) {
      return Sending.NOBODY;
    }
    List<DepartureList.Departing> people =
        InTransaction.with(
            session,
            (same, sql) ->
                new DepartureList(sql, realm.getId(), Departure.of(realm))
                    .toldAt(uai, Long.parseLong(message.details().get(TOLD_AT))));
    if (people.isEmpty()) {
      return Sending.NOBODY;
    }
    String school = name(user, uai);
    EmailTexts texts = new EmailTexts(session, realm, message.locale());
    Map<String, Object> model =
        Map.of(
            "name", DisplayName.of(user),
            "school", school,
            "people",
                people.stream()
                    .limit(MOST_NAMED)
                    .map(one -> line(one, texts, message.locale()))
                    .toList(),
            "others", Math.max(0, people.size() - MOST_NAMED));
    return Sending.of(
        new Mails(session, message.locale())
            .send(
                user,
                new Mails.Mail(
                    "marelleDepartureMailSubject",
                    school,
                    "marelle-departures.ftl",
                    Map.of("mail", model))));
  }

  private static String name(UserModel user, String uai) {
    return Belonging.of(user).schools().stream()
        .filter(school -> school.uai().equals(uai))
        .map(Belonging.School::name)
        .findFirst()
        .orElse(uai);
  }

  private static String line(DepartureList.Departing one, EmailTexts texts, Locale locale) {
    return texts.say(
        "marelleDepartureMail." + one.next().value(),
        (one.first() + " " + one.last()).strip(),
        one.identifier(),
        texts.say("marelleDepartureMail.profile." + one.profile().value()),
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(locale)
            .format(one.at().atZone(ZoneOffset.UTC)));
  }
}
