package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import fr.marelle.code.CodeKind;
import fr.marelle.sheet.LoginSheet;
import fr.marelle.sheet.PreparedSheets;
import fr.marelle.sheet.SheetLanguage;
import fr.marelle.sheet.SheetMails;
import fr.marelle.sheet.SheetWords;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Login sheets by mail, and renewal codes in the same way. */
public final class SheetMailing {
  /** Less than a proxy waits: what is left is said to have failed, and can be sent again. */
  private static final Duration TIME = Duration.ofSeconds(40);

  private final KeycloakSession session;
  private final Function<KeycloakSession, Trace> traces;
  private final SheetLanguage language;
  private final SheetWords words;

  /**
   * For one call.
   *
   * @param session the call's, whose transaction has ended
   * @param traces make the trace of the caller's acts for a session
   */
  public SheetMailing(
      KeycloakSession session,
      Function<KeycloakSession, Trace> traces,
      SheetLanguage language,
      SheetWords words) {
    this.session = session;
    this.traces = traces;
    this.language = language;
    this.words = words;
  }

  /** Mails each account its sheet. */
  public List<MailResult> sheets(List<Target> targets) {
    MailRound round = new MailRound(session, TIME);
    return round.send(
        targets,
        target ->
            round.apart(own -> mail(own, round, target, Act.SHEET_MAILED, Subject.LOGIN_SHEET)));
  }

  /**
   * « Réinitialiser le mot de passe »: mails each active account a new renewal code. A code is
   * issued for good before its mail leaves, so that none is in a mail and nowhere else; once the
   * server can't be reached no more codes are issued, so that the earlier ones stay good.
   */
  public List<MailResult> passwords(List<Target> targets) {
    MailRound round = new MailRound(session, TIME);
    return round.send(
        targets,
        target -> {
          String outcome = round.apart(own -> issue(own, target));
          return outcome.equals("issued")
              ? round.apart(
                  own -> mail(own, round, target, Act.PASSWORD_MAILED, Subject.PASSWORD_MAIL))
              : outcome;
        });
  }

  private String issue(KeycloakSession own, Target target) {
    RealmModel realm = own.getContext().getRealm();
    String address = Addresses.of(own, realm).of(target);
    return address.equals(Addresses.USABLE)
        ? new CodeHandOut(own, realm, traces.apply(own))
            .issue(List.of(target), CodeKind.RENEWAL)
            .get(0)
            .outcome()
        : address;
  }

  private String mail(
      KeycloakSession own, MailRound round, Target target, Act act, Subject subject) {
    RealmModel realm = own.getContext().getRealm();
    String address = Addresses.of(own, realm).of(target);
    if (!address.equals(Addresses.USABLE)) {
      return address;
    }
    Trace trace = traces.apply(own);
    PreparedSheets prepared =
        new SheetHandOut(own, realm, trace, language).prepare(List.of(target));
    LoginSheet sheet = prepared.sheets().get(0);
    UserModel user = own.users().getUserById(realm, target.id());
    return switch (new SheetMails(own, words).send(user, sheet, prepared.template(sheet))) {
      case SENT -> {
        trace.add(act, target, subject, sheet.kind().value());
        yield MailRound.SENT;
      }
      case REFUSED -> MailRound.FAILED;
      case UNREACHABLE -> {
        round.stop();
        yield MailRound.FAILED;
      }
    };
  }
}
