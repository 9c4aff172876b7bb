package fr.marelle.sheet;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Sends sheets by mail, one after the other. A mail server that can't be reached is not asked
 * again: what remains fails at once, and can be sent later.
 *
 * <p>A mail leads to the portal and not to {@link StartPage}: what scans links on the way would see
 * the code.
 */
public final class SheetMails {
  private static final String TEMPLATE = "marelle-sheet.ftl";

  private final KeycloakSession session;
  private final SheetWords words;
  private boolean unreachable;

  /** In the language of those words. */
  public SheetMails(KeycloakSession session, SheetWords words) {
    this.session = session;
    this.words = words;
  }

  /** Sends a sheet to the address of its account. Whether the mail server took it. */
  public boolean send(UserModel user, LoginSheet sheet, SheetTemplate template) {
    if (unreachable) {
      return false;
    }
    session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, words.language().toString());
    try {
      session
          .getProvider(EmailTemplateProvider.class)
          .setRealm(session.getContext().getRealm())
          .setUser(user)
          .send(
              "marelleSheetMailSubject." + sheet.kind().value(),
              List.of(sheet.school()),
              TEMPLATE,
              new HashMap<>(Map.of("sheet", SheetMailModel.of(sheet, template, words))));
      return true;
    } catch (EmailException failed) {
      unreachable = failed.getCause() instanceof MessagingException && !isRefused(failed);
      return false;
    } finally {
      session.removeAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE);
    }
  }

  /** Whether the server answered, and refused this one recipient. */
  private static boolean isRefused(EmailException failed) {
    return failed.getCause() instanceof SendFailedException;
  }
}
