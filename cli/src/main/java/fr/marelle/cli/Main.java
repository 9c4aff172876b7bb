package fr.marelle.cli;

import java.util.Map;
import picocli.CommandLine;

/** Called from the command line. */
public final class Main {
  private Main() {}

  /** Ends with one of {@link ExitCode}'s numbers. */
  public static void main(String... arguments) {
    Map<String, String> environment = System.getenv();
    System.exit(run(Screen.ofTerminal(environment), environment, arguments));
  }

  /** As {@link #main}, but that it comes back with the number. */
  static int run(Screen screen, Map<String, String> environment, String... arguments) {
    Texts texts = screen.texts();
    return new CommandLine(new MarelleCommand(screen, environment))
        .setResourceBundle(texts.bundle())
        .setExecutionExceptionHandler(new Failures(screen))
        .setExitCodeExceptionMapper(failure -> ExitCode.USAGE.number())
        .execute(arguments);
  }
}
