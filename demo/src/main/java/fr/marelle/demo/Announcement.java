package fr.marelle.demo;

import fr.marelle.demo.web.Language;
import fr.marelle.server.DemonstrationSchool;
import java.nio.file.Path;
import java.util.List;

/** What to open and who can sign in, for one screen. */
final class Announcement {
  /** Those who are worth trying come first in the file of the school. */
  private static final int SHOWN = 14;

  private final Demonstration demonstration;
  private final Path data;

  Announcement(Demonstration demonstration, Path data) {
    this.demonstration = demonstration;
    this.data = data;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    inFull(text, Language.FRENCH);
    inShort(text, Language.ENGLISH);
    return text.toString();
  }

  private void inFull(StringBuilder text, Language language) {
    line(text, "");
    line(text, "  ", language.say("console.title", demonstration.version()));
    line(text, "");
    line(text, "  ", language.say("console.open"));
    place(text, language.say("console.portal"), demonstration.portal().toString());
    place(text, language.say("console.classConsole"), demonstration.classConsole().toString());
    place(text, language.say("console.postRoom"), demonstration.postRoom().url().toString());
    place(
        text,
        language.say("console.admin"),
        language.say("console.adminSecret", demonstration.keycloak().resolve("admin/")));
    line(text, "");
    line(text, "  ", language.say("console.people"));
    List<DemonstrationSchool.Person> people = demonstration.people();
    for (DemonstrationSchool.Person person : people.subList(0, Math.min(SHOWN, people.size()))) {
      line(
          text,
          "    ",
          "%-24s %-34s %s"
              .formatted(person.identifier(), secret(language, person), who(language, person)));
    }
    line(text, "    ", language.say("console.once"));
    line(text, "    ", language.say("console.others"));
    line(text, "    ", language.say("console.enrol"));
    line(text, "");
    line(text, "  ", language.say("console.keep", data));
  }

  /** The list of people reads the same in any language. */
  private void inShort(StringBuilder text, Language language) {
    line(text, "");
    line(text, "  ", language.say("console.title", demonstration.version()));
    line(
        text,
        "  ",
        language.say(
            "console.short",
            demonstration.portal(),
            demonstration.postRoom().url(),
            demonstration.classConsole()));
    line(text, "  ", language.say("console.once"));
    line(text, "  ", language.say("console.keep", data));
  }

  private static String secret(Language language, DemonstrationSchool.Person person) {
    return person.code() == null
        ? language.say("console.password", person.password())
        : language.say("console.code", person.code());
  }

  private static String who(Language language, DemonstrationSchool.Person person) {
    return String.join(
        ", ",
        List.of(
            person.name(), language.say("ent_profile." + person.profile()), person.schoolClass()));
  }

  private static void place(StringBuilder text, String name, String address) {
    line(text, "    ", "%-28s %s".formatted(name, address));
  }

  private static void line(StringBuilder text, String... parts) {
    text.append(String.join("", parts)).append(System.lineSeparator());
  }
}
