package fr.marelle.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SchoolWithAClass;
import fr.marelle.tests.pages.Console;
import fr.marelle.tests.pages.LoginPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who comes into the class console, how they leave it, and what stays in the browser. On the newest
 * server alone, as with {@link ConsoleIT}.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Paramétrage de la classe : session")
class ConsoleSessionIT {
  private final Ent ent;
  private SchoolWithAClass school;
  private Person teacher;
  private Person waiting;

  ConsoleSessionIT(Ent ent) {
    this.ent = ent;
  }

  @BeforeEach
  void aClass() {
    school = SchoolWithAClass.open(ent.realm(), ent.people());
    teacher = FirstAccess.begin(ent, school.teacher("Valérie", "Bultel")).complete().who();
    waiting = school.pupil("Adam", "Benali");
  }

  @Test
  void whoeverItIsNotForIsToldAndCanLeave(Window window) {
    Person pupil = FirstAccess.begin(ent, school.pupil("Nina", "Petit")).complete().who();
    ent.people().account(pupil).logout();
    window.open(ent.address("/marelle-classroom/"));
    LoginPage.on(window).signIn(pupil.identifier(), Person.PASSWORD);

    assertThat(window.page().locator("main")).containsText("réservée aux enseignants");
    Window.turn(window.page(), () -> window.page().locator("#person button").click());

    LoginPage.on(window);
    assertThat(ent.people().account(pupil).getUserSessions()).isEmpty();
  }

  @Test
  void whatWasTickedAndTypedOutlivesTheSession(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();
    ent.people().account(teacher).logout();
    window.page().clock().install();
    window.page().clock().fastForward(24 * 3_600_000L);

    console.search().fill("a");
    assertThat(console.dialog()).containsText("Votre session est terminée");
    Window.turn(window.page(), () -> console.answer("Me reconnecter"));
    LoginPage.on(window).signIn(teacher.identifier(), Person.PASSWORD);

    Console again = Console.on(window);
    assertThat(again.box(waiting)).isChecked();
    assertThat(again.search()).hasValue("a");
  }

  @Test
  void signingOutEndsTheSession(Window window) {
    ent.people().account(teacher).logout();
    Console.open(ent, window, teacher);

    Window.turn(window.page(), () -> window.page().locator("#person button").click());

    LoginPage.on(window);
    assertThat(ent.people().account(teacher).getUserSessions()).isEmpty();
  }

  @Test
  void thePageIsStrictAndKeepsNoSecret(Window window) {
    Response[] page = new Response[1];
    window
        .page()
        .onResponse(
            answer -> {
              if (answer.url().endsWith("/marelle-classroom/")) {
                page[0] = answer;
              }
            });
    Console console = Console.open(ent, window, teacher);
    assertThat(console.code(waiting)).isVisible();
    window.page().waitForLoadState(LoadState.NETWORKIDLE);

    assertThat(page[0].headerValue("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page[0].headerValue("Set-Cookie")).isNull();
    assertThat(window.page().url()).doesNotContain("code=").doesNotContain(waiting.code());
    assertThat(
            String.valueOf(
                window
                    .page()
                    .evaluate("() => JSON.stringify([{...sessionStorage}, {...localStorage}])")))
        .isEqualTo("[{},{}]");
  }
}
