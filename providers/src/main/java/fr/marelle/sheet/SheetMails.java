package fr.marelle.sheet;

import fr.marelle.mail.MailOutcome;
import fr.marelle.mail.Mails;
import java.util.Locale;
import java.util.Map;
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

  private final Mails mails;
  private final SheetWords words;

  /** In the language of those words. */
  public SheetMails(KeycloakSession session, SheetWords words) {
    this.mails = new Mails(session, Locale.forLanguageTag(words.language().toString()));
    this.words = words;
  }

  /** Sends a sheet to the address of its account. */
  public MailOutcome send(UserModel user, LoginSheet sheet, SheetTemplate template) {
    return mails.send(
        user,
        new Mails.Mail(
            "marelleSheetMailSubject." + sheet.kind().value(),
            sheet.school(),
            TEMPLATE,
            Map.of("sheet", SheetMailModel.of(sheet, template, words))));
  }
}
