package fr.marelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What somebody can copy to go on. */
class TypedTest {
  private static String next(String... typed) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Screen screen = new Screen(nowhere, nowhere, new Texts(Locale.FRENCH), false);
    CommandLine line = new CommandLine(new MarelleCommand(screen, Map.of()));
    return Typed.of("/opt/marelle.jar", line.parseArgs(typed).subcommand())
        .next("confirm", "one-run");
  }

  @Test
  void whatWasSaidOfTheServerIsSaidAgainAndNothingElse() {
    assertThat(
            next(
                "import",
                "--server",
                "https://ent.example",
                "--client-secret-file=/etc/the secret",
                "--dry-run",
                "/data/aaf"))
        .isEqualTo(
            "java -jar /opt/marelle.jar confirm --server https://ent.example"
                + " --client-secret-file '/etc/the secret' one-run");
  }
}
