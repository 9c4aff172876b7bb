package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import fr.marelle.code.CodeKind;
import fr.marelle.sheet.SheetLanguage;
import fr.marelle.sheet.SheetWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * « Réinitialiser le mot de passe »: a mail with a renewal code to those who have an address. The
 * codes are issued for good before the first mail leaves, so that none is in a mail and nowhere
 * else; where a mail fails, the console still shows the code.
 */
public final class PasswordMails {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Function<KeycloakSession, Trace> traces;
  private final SheetLanguage language;

  /** With traces of the caller's acts, which end with the session that they are made for. */
  public PasswordMails(
      KeycloakSession session,
      RealmModel realm,
      Function<KeycloakSession, Trace> traces,
      SheetLanguage language) {
    this.session = session;
    this.realm = realm;
    this.traces = traces;
    this.language = language;
  }

  /** Issues and sends, account for account. */
  public List<MailResult> send(List<Target> targets, SheetWords words) {
    List<Target> reachable = targets.stream().filter(this::hasAddress).toList();
    Map<String, String> outcomes = new HashMap<>();
    issue(reachable).forEach(code -> outcomes.put(code.account(), code.outcome()));
    List<Target> renewing =
        reachable.stream().filter(to -> "issued".equals(outcomes.get(to.id()))).toList();
    new SheetHandOut(session, realm, traces.apply(session), language)
        .mail(renewing, words, Act.PASSWORD_MAILED, Subject.PASSWORD_MAIL)
        .forEach(mail -> outcomes.put(mail.account(), mail.outcome()));
    return targets.stream()
        .map(to -> new MailResult(to.id(), outcomes.getOrDefault(to.id(), "no-address")))
        .toList();
  }

  private List<CodeResult> issue(List<Target> targets) {
    return targets.isEmpty()
        ? List.of()
        : KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(),
            session.getContext(),
            own ->
                new CodeHandOut(own, own.getContext().getRealm(), traces.apply(own))
                    .issue(targets, CodeKind.RENEWAL),
            "Renewal codes for password mails");
  }

  private boolean hasAddress(Target target) {
    return Optional.ofNullable(session.users().getUserById(realm, target.id()))
        .map(UserModel::getEmail)
        .filter(address -> !address.isBlank())
        .isPresent();
  }
}
