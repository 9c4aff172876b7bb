package fr.marelle.demo;

import fr.marelle.demo.web.Language;
import fr.marelle.server.ServerException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where the demonstration speaks to whoever started it: in French, then in English. */
final class Screen {
  private final PrintStream out;

  Screen(PrintStream out) {
    this.out = out;
  }

  /** The terminal, in its own charset where that has accents, else in UTF-8. */
  static Screen standard() {
    return new Screen(
        new PrintStream(
            new FileOutputStream(FileDescriptor.out),
            true,
            charset(System::getProperty).orElse(StandardCharsets.UTF_8)));
  }

  /** What Java says of the terminal, under the names it had from 17 on. */
  static Optional<Charset> charset(UnaryOperator<String> property) {
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(property)
        .filter(name -> name != null && Charset.isSupported(name))
        .map(Charset::forName)
        .findFirst()
        .filter(charset -> charset.newEncoder().canEncode('é'));
  }

  /** One sentence in both languages. */
  void say(String key, Object... values) {
    out.println();
    for (Language language : Language.values()) {
      out.println("  " + language.say(key, values));
    }
  }

  /** Why it can't go on. */
  void regret(DemonstrationException reason) {
    out.println();
    for (Language language : Language.values()) {
      out.println("  " + reason.in(language));
    }
  }

  /** Why Keycloak didn't start, in the server's own words. */
  void regret(ServerException reason) {
    say("console.noServer");
    out.println();
    out.println(reason.getMessage());
  }

  /** A whole announcement. */
  void show(String announcement) {
    out.println(announcement);
  }
}
