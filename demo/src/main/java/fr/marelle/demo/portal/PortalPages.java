package fr.marelle.demo.portal;

import fr.marelle.demo.web.Html;
import fr.marelle.demo.web.Language;
import fr.marelle.demo.web.Reply;
import fr.marelle.demo.web.Site;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The portal's pages. */
final class PortalPages {
  private static final String PROFILE = "ent_profile";

  /** Paths of groups: the school, then the class. */
  private static final String GROUPS = "ent_groups";

  private static final List<String> ABOUT_THE_PERSON =
      List.of(
          "name",
          "given_name",
          "family_name",
          "preferred_username",
          PROFILE,
          GROUPS,
          "birthdate",
          "email",
          "phone_number",
          "locale");

  private static final List<String> TIMES = List.of("auth_time", "exp", "iat", "nbf");

  /** Profiles of those whom the class console is for. */
  private static final Set<Object> SCHOOLS_PEOPLE = Set.of("teacher", "staff");

  private final URI classConsole;
  private final URI postRoom;
  private final String policy;

  PortalPages(URI issuer, URI postRoom) {
    this.classConsole = Portal.classConsole(issuer);
    this.postRoom = postRoom;
    // Signing out is a form of ours that ends at the provider.
    this.policy =
        Site.policy("form-action 'self' " + issuer.getScheme() + "://" + issuer.getAuthority());
  }

  Reply welcome(Language language) {
    Html main =
        Html.of(
            """
            <section class="card hero">
              <div>
                <h1>{}</h1>
                <p class="lead">{}</p>
                <p class="actions"><a class="button" id="sign-in" href="/login">{}</a>
                  <a class="button quiet" href="{}">{}</a></p>
              </div>
              <img src="/marelle.svg" alt="" width="176" height="204">
            </section>
            """,
            language.say("welcome.title"),
            language.say("welcome.text"),
            language.say("welcome.signIn"),
            postRoom,
            language.say("post.title"));
    return page(200, language, main);
  }

  Reply greeting(Language language, Person person) {
    Map<String, Object> claims = person.claims();
    List<String> known = ABOUT_THE_PERSON.stream().filter(claims::containsKey).toList();
    List<String> others = claims.keySet().stream().filter(name -> !known.contains(name)).toList();
    Html main =
        Html.of(
            """
            <section class="card">
              <h1 id="greeting">{}</h1>
              <p class="lead">{}</p>
              <div class="actions">
                <form method="post" action="/logout"><button class="button" id="sign-out">{}</button></form>
                <a class="button quiet" id="contacts" href="/contacts">{}</a>
                {}
                <a class="button quiet" href="{}">{}</a>
              </div>
            </section>
            <section class="card">
              {}
            </section>
            <section class="card">
              <details><summary>{}</summary>
              {}
              </details>
            </section>
            """,
            language.say("greeting.title", person.name()),
            language.say("greeting.text"),
            language.say("greeting.signOut"),
            language.say("greeting.contacts"),
            classConsoleFor(language, claims.get(PROFILE)),
            postRoom,
            language.say("post.title"),
            table(language, "claims", language.say("claims.person"), known, claims),
            language.say("claims.others"),
            table(language, "protocol-claims", language.say("claims.token"), others, claims));
    return page(200, language, main);
  }

  private Html classConsoleFor(Language language, Object profile) {
    return SCHOOLS_PEOPLE.contains(String.valueOf(profile))
        ? Html.of(
            "<a class=\"button quiet\" id=\"class-console\" href=\"{}\">{}</a>",
            classConsole,
            language.say("greeting.classConsole"))
        : Html.NOTHING;
  }

  Reply failure(Language language, String reason) {
    Html main =
        Html.of(
            """
            <section class="card alarm" role="alert">
              <h1>{}</h1>
              <p class="lead" id="failure">{}</p>
              <p class="actions"><a class="button" href="/login">{}</a>
                <a class="button quiet" href="/">{}</a></p>
            </section>
            """,
            language.say("failure.title"),
            language.say("failure." + reason),
            language.say("failure.again"),
            language.say("frame.home"));
    return page(400, language, main);
  }

  private static Html table(
      Language language,
      String id,
      String caption,
      Collection<String> names,
      Map<String, Object> claims) {
    List<Html> rows = new ArrayList<>();
    for (String name : names) {
      String key = "claim." + name;
      rows.add(
          language.knows(key)
              ? Html.of(
                  "<tr><th scope=\"row\">{} <code>{}</code></th><td data-claim=\"{}\">{}</td></tr>",
                  language.say(key),
                  name,
                  name,
                  value(language, name, claims.get(name)))
              : Html.of(
                  "<tr><th scope=\"row\"><code>{}</code></th><td data-claim=\"{}\">{}</td></tr>",
                  name,
                  name,
                  value(language, name, claims.get(name))));
    }
    return Html.of(
        "<table id=\"{}\"><caption>{}</caption><tbody>{}</tbody></table>",
        id,
        caption,
        Html.all(rows));
  }

  private static String value(Language language, String name, Object value) {
    if (value instanceof Number seconds && TIMES.contains(name)) {
      return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
          .withLocale(language.locale())
          .withZone(ZoneId.systemDefault())
          .format(Instant.ofEpochSecond(seconds.longValue()));
    }
    if (value instanceof Collection<?> several) {
      return several.stream()
          .map(one -> value(language, name, one))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof Boolean truth) {
      return language.say(truth ? "value.yes" : "value.no");
    }
    if (name.equals(GROUPS)) {
      return String.valueOf(value).replaceFirst("^/", "").replace("/", " › ");
    }
    String key = name + "." + value;
    return language.knows(key) ? language.say(key) : String.valueOf(value);
  }

  private Reply page(int status, Language language, Html main) {
    return Reply.page(
        status,
        Site.frame(language, language.say("portal.title"), Html.NOTHING, main, Html.NOTHING),
        policy);
  }
}
