package fr.marelle.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs {@code kc.sh} of an installation. */
final class KeycloakCommand {
  // What the caller's shell holds for another Keycloak or another Java must not change this one.
  private static final Pattern FOREIGN =
      Pattern.compile("(KC_|QUARKUS_|JAVA_OPTS|JAVA_ADD_OPENS|DEBUG).*|JAVA|JAVA_LOCALE");

  private final Installation installation;
  private final JavaHome java;
  private final Map<String, String> environment;

  KeycloakCommand(Installation installation, JavaHome java, Map<String, String> environment) {
    this.installation = installation;
    this.java = java;
    this.environment = environment;
  }

  /** Starts the script; what it prints goes to the end of the installation's log. */
  KeycloakProcess run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(script().toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(installation.home().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(installation.log().toFile()));
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> FOREIGN.matcher(name).matches());
    variables.put("JAVA_HOME", java.directory().toString());
    variables.putAll(environment);
    try {
      return new KeycloakProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + script(), e);
    }
  }

  private Path script() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return installation.home().resolve("bin").resolve(windows ? "kc.bat" : "kc.sh");
  }
}
