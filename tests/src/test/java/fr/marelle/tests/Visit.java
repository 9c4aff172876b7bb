package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Letters;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.EmailPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import fr.marelle.tests.pages.RenewalPage;
import fr.marelle.tests.pages.TermsPage;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A round through every page that a person may meet, in one language, with somebody looking at
 * each.
 */
final class Visit {
  private final Ent ent;
  private final Window window;
  private final String language;
  private final BiConsumer<String, Page> onlooker;

  Visit(Ent ent, Window window, String language, BiConsumer<String, Page> onlooker) {
    this.ent = ent;
    this.window = window;
    this.language = language;
    this.onlooker = onlooker;
  }

  void everyPage() {
    Person parent = firstAccess();
    changedTerms(parent);
    contacts(parent);
    signOut();
    missingAddress();
    renewal(parent);
    recovery(parent);
    whatGoesWrong();
  }

  private Person firstAccess() {
    Person parent = ent.people().relative();
    window.open(begin());
    look("connexion");
    LoginPage.on(window).signIn(parent.identifier(), "faux-code");
    look("connexion refusée");
    LoginPage.on(window).signIn(parent.identifier(), parent.code());
    look("activation");
    ActivationPage.on(window).activate();
    look("activation, tout manque");
    ActivationPage.on(window)
        .fillIn(parent)
        .password("court")
        .confirmation("autre")
        .email("maman@")
        .mobile("0899701234")
        .activate();
    look("activation, rien ne va");
    ActivationPage.on(window).fillIn(parent).mobile("").activate();
    Portal.waitOn(window.page());
    return parent;
  }

  private void changedTerms(Person parent) {
    var flows = ent.realm().flows();
    Map<String, String> before = flows.getRequiredActionConfig("marelle-terms").getConfig();
    Map<String, String> changed = new HashMap<>(before);
    changed.put("version", UUID.randomUUID().toString().substring(0, 8));
    configure(changed);
    try {
      window.open(begin());
      look("charte");
      TermsPage.on(window).acceptWithoutTicking();
      look("charte, case oubliée");
      TermsPage.on(window).refuse();
      look("charte refusée");
    } finally {
      configure(before);
    }
    window.open(begin());
    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);
    Portal.waitOn(window.page());
    window.open(URI.create(ent.address("/marelle-terms") + "?kc_locale=" + language));
    look("charte à imprimer");
  }

  /** Somebody else's: no secret goes for a day to the address that is given here. */
  private void missingAddress() {
    Person parent = FirstAccess.begin(ent, ent.people().relative()).complete().who();
    UserRepresentation user = ent.people().account(parent).toRepresentation();
    user.setEmail("");
    ent.people().account(parent).update(user);
    window.open(begin());
    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);
    look("adresse");
    EmailPage.on(window).give("maman@");
    look("adresse, refusée");
    EmailPage.on(window).give(parent.email());
    Portal.waitOn(window.page());
    window.forget();
  }

  private void contacts(Person parent) {
    ent.with(
        // Nobody listens there: the pages don't wait for it.
        realm ->
            realm.setSmtpServer(
                Map.of("host", "127.0.0.1", "port", "1", "from", "ecole@ecole.example")),
        () -> {
          window.open(begin(request -> request.customParameter("kc_action", "marelle-contacts")));
          look("coordonnées");
          press("[value=change-email]");
          look("coordonnées, courriel");
          window.page().locator("#email").fill("maman@");
          press("#marelle-send");
          look("coordonnées, courriel refusé");
          window.page().locator("#email").fill("nouvelle." + parent.email());
          press("#marelle-send");
          look("coordonnées, code");
          press("#marelle-check");
          look("coordonnées, code incomplet");
          press("#marelle-back");
          look("coordonnées, code demandé");
          press("#marelle-cancel");
          Portal.waitOn(window.page());
        });
  }

  private void press(String button) {
    Window.turn(window.page(), () -> window.page().locator(button).click());
  }

  private void signOut() {
    window.open(URI.create(ent.portal().signOutUri() + "?ui_locales=" + language));
    look("déconnexion");
    Page page = window.page();
    Window.turn(
        page, () -> page.locator("main form [type=submit], main form button").first().click());
    look("déconnecté");
  }

  private void renewal(Person parent) {
    String code = Renewal.codeFor(ent, parent);
    window.open(begin());
    LoginPage.on(window).signIn(parent.identifier(), code);
    look("réinitialisation");
    RenewalPage.on(window).password("court").confirmation("autre").save();
    look("réinitialisation, rien ne va");
    RenewalPage.on(window).password(Renewal.NEW).confirmation(Renewal.NEW).save();
    Portal.waitOn(window.page());
    window.forget();
  }

  private void recovery(Person parent) {
    Page page = window.page();
    try (Letters letters = Letters.of(ent)) {
      window.open(begin());
      page.locator("#marelle-help").click();
      look("besoin d'aide");
      page.locator("#marelle-forgot-identifier").click();
      look("identifiant oublié");
      send("#marelle-recovery-send");
      look("identifiant oublié, rien");
      page.locator("#email").fill("personne@famille.example");
      page.locator("#completion").fill("Prévert");
      send("#marelle-recovery-send");
      look("identifiant oublié, réponse");
      page.locator("#marelle-home").click();
      page.locator("#marelle-help").click();
      page.locator("#marelle-forgot-password").click();
      look("mot de passe oublié");
      page.locator("#username").fill(parent.identifier());
      send("#marelle-recovery-send");
      look("mot de passe oublié, réponse");
      URI link = Lost.linkIn(letters, parent);
      window.open(URI.create(link.toString().replaceFirst("#.*", "")));
      look("lien à coller");
      page.locator("#key").fill(link.toString());
      send("#marelle-reset-open");
      look("nouveau mot de passe");
      window.forget();
      page.locator("#password-new").fill(Person.PASSWORD);
      page.locator("#password-confirm").fill(Person.PASSWORD);
      send("#marelle-reset");
      look("nouveau mot de passe, ailleurs");
      window.open(link);
      page.locator("#reset-problem").waitFor();
      look("lien déjà utilisé");
    }
    RecoverySettings.with(
        ent,
        Map.of("help", "links"),
        () -> {
          window.open(begin());
          look("connexion, deux liens");
        });
  }

  private void send(String button) {
    Window.turn(window.page(), () -> window.page().locator(button).click());
  }

  private void whatGoesWrong() {
    window.open(
        ent.address(
            "/protocol/openid-connect/auth?client_id=inconnu&response_type=code&ui_locales="
                + language));
    look("erreur");

    window.open(begin());
    LoginPage.on(window);
    String action = window.page().locator("#kc-form-login").getAttribute("action");
    window.open(URI.create(action.replaceAll("execution=[^&]*", "execution=" + UUID.randomUUID())));
    look("page expirée");
  }

  private URI begin() {
    return begin(request -> {});
  }

  private URI begin(Consumer<AuthenticationRequest.Builder> more) {
    SignIn signIn =
        ent.portal()
            .begin(
                request -> {
                  inLanguage(request);
                  more.accept(request);
                });
    return signIn.uri();
  }

  private void inLanguage(AuthenticationRequest.Builder request) {
    try {
      request.uiLocales(List.of(LangTag.parse(language)));
    } catch (LangTagException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void configure(Map<String, String> config) {
    RequiredActionConfigRepresentation representation = new RequiredActionConfigRepresentation();
    representation.setConfig(config);
    ent.realm().flows().updateRequiredActionConfig("marelle-terms", representation);
  }

  private void look(String name) {
    window.page().locator("h1").first().waitFor();
    assertThat(window.page().locator("script:not([src])").allTextContents())
        .as("inline scripts")
        .isEmpty();
    onlooker.accept(name, window.page());
  }
}
