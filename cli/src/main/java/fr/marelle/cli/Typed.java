package fr.marelle.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How this command was called, so that the next one that it names can be copied: the same program,
 * the same server. No secret is among it, since none is an option.
 */
final class Typed {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private final List<String> program;
  private final List<String> connection;

  private Typed(List<String> program, List<String> connection) {
    this.program = program;
    this.connection = connection;
  }

  /**
   * Of what somebody typed.
   *
   * @param jar path of this program
   */
  static Typed of(String jar, ParseResult parsed) {
    List<String> connection = new ArrayList<>();
    for (ArgSpec argument : parsed.matchedArgs()) {
      if (argument instanceof OptionSpec option
          && argument.userObject() instanceof Field field
          && field.getDeclaringClass() == Connection.class) {
        connection.add(option.longestName());
        connection.addAll(option.originalStringValues());
      }
    }
    return new Typed(List.of("java", "-jar", jar), connection);
  }

  /** Another command about the same server, as a shell takes it. */
  String next(String... words) {
    List<String> all = new ArrayList<>(program);
    all.add(words[0]);
    all.addAll(connection);
    all.addAll(List.of(words).subList(1, words.length));
    return all.stream().map(Typed::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
