package fr.marelle.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Map;
import picocli.CommandLine;

/**
 * Where things are said: what was done on the one side, what goes wrong and how far it is on the
 * other, so that the first can be piped.
 */
final class Screen {
  private static final String BACK_TO_THE_BEGINNING = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final Texts texts;
  private final boolean lively;
  private boolean drawn;

  /**
   * @param lively whether a line can be drawn over
   */
  Screen(PrintStream out, PrintStream err, Texts texts, boolean lively) {
    this.out = out;
    this.err = err;
    this.texts = texts;
    this.lively = lively;
  }

  /** This process's. Without a terminal, as under cron, nothing is drawn over. */
  static Screen ofTerminal(Map<String, String> environment) {
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    return new Screen(System.out, System.err, Texts.of(environment), terminal);
  }

  Texts texts() {
    return texts;
  }

  /** Whether a line can be drawn over. */
  boolean isLively() {
    return lively;
  }

  /** Says a sentence. */
  void say(String key, Object... arguments) {
    print(texts.text(key, arguments));
  }

  /** Prints a line as it is. */
  void print(String line) {
    wipe();
    out.println(Printable.of(line));
  }

  /** What writes to it. */
  @FunctionalInterface
  interface Writing {
    void to(Writer out) throws IOException;
  }

  /** Has something written as it is. */
  void write(Writing writing) throws IOException {
    wipe();
    writing.to(new OutputStreamWriter(out, Charset.defaultCharset()));
  }

  /** Says what goes wrong. */
  void error(String line) {
    wipe();
    err.println(Printable.of(line));
  }

  /** Draws how far it is, over what was drawn before. */
  void draw(String line) {
    err.print(BACK_TO_THE_BEGINNING + line);
    err.flush();
    drawn = true;
  }

  private void wipe() {
    if (drawn) {
      err.print(BACK_TO_THE_BEGINNING);
      err.flush();
      drawn = false;
    }
  }
}
