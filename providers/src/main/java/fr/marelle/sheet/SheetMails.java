package fr.marelle.sheet;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Sends sheets by mail.
 *
 * <p>A mail leads to the portal and not to {@link StartPage}: what scans links on the way would see
 * the code.
 */
public final class SheetMails {
  private static final String TEMPLATE = "marelle-sheet.ftl";

  private final KeycloakSession session;
  private final SheetWords words;

  /** In the language of those words. */
  public SheetMails(KeycloakSession session, SheetWords words) {
    this.session = session;
    this.words = words;
  }

  /** What came of a mail. */
  public enum Delivery {
    /** The mail server took it. */
    SENT,
    /** The mail server answered, and refused this one recipient. */
    REFUSED,
    /** Nobody can be reached by mail at the moment. */
    UNREACHABLE
  }

  /** Sends a sheet to the address of its account. */
  public Delivery send(UserModel user, LoginSheet sheet, SheetTemplate template) {
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
      return Delivery.SENT;
    } catch (EmailException failed) {
      return isOf(failed, MessagingException.class) && !isOf(failed, SendFailedException.class)
          ? Delivery.UNREACHABLE
          : Delivery.REFUSED;
    } finally {
      session.removeAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE);
    }
  }

  /** Keycloak wraps what went wrong, on some ways more than once. */
  private static boolean isOf(Throwable failure, Class<? extends Exception> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
