package fr.marelle.sheet;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of a table for a spreadsheet or a mail merge: RFC 4180 with semicolons, which is what a
 * French spreadsheet takes for columns when a file is double-clicked.
 */
public final class SpreadsheetRow {
  /** What a spreadsheet knows by that a file is in UTF-8; goes before the first row. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String COLUMN = ";";
  private static final String ROW = "\r\n";
  private static final Pattern QUOTED = Pattern.compile("[\";,\r\n\t]");

  /**
   * What a spreadsheet may take for a formula and carry out, wide forms of East Asia included
   * (OWASP, CSV Injection).
   */
  private static final Pattern FORMULA =
      Pattern.compile("^\\s*[=+\\-@＝＋－＠].*|^[\t\r\n].*", Pattern.DOTALL);

  private SpreadsheetRow() {}

  /** The row of these values, with its end. */
  public static String of(List<String> values) {
    return values.stream().map(SpreadsheetRow::cell).collect(Collectors.joining(COLUMN, "", ROW));
  }

  /** An apostrophe in front tells a spreadsheet that what follows is text. */
  private static String cell(String value) {
    String text = FORMULA.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
