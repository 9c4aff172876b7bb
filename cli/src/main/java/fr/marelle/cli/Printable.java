package fr.marelle.cli;

import java.util.regex.Pattern;

/** Takes out of what comes from elsewhere what would have a terminal do things. */
final class Printable {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  private Printable() {}

  static String of(String text) {
    return CONTROL.matcher(text).replaceAll("�");
  }
}
