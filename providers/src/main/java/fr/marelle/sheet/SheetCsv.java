package fr.marelle.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes sheets as a table for a spreadsheet or a mail merge: RFC 4180 with semicolons, which is
 * what a French spreadsheet takes for columns when a file is double-clicked, in UTF-8 with a byte
 * order mark, which is what it knows the encoding by.
 */
public final class SheetCsv {
  private static final String COLUMN = ";";
  private static final String ROW = "\r\n";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern QUOTED = Pattern.compile("[\";,\r\n\t]");

  /**
   * What a spreadsheet may take for a formula and carry out, wide forms of East Asia included
   * (OWASP, CSV Injection).
   */
  private static final Pattern FORMULA =
      Pattern.compile("^\\s*[=+\\-@＝＋－＠].*|^[\t\r\n].*", Pattern.DOTALL);

  private static final List<String> COLUMNS =
      List.of(
          "school",
          "class",
          "lastName",
          "firstName",
          "profile",
          "identifier",
          "code",
          "kind",
          "expiry",
          "address");

  private final SheetWords words;
  private final SheetOrder order;

  public SheetCsv(SheetWords words, SheetOrder order) {
    this.words = words;
    this.order = order;
  }

  /**
   * Writes the sheets, one a row, below the names of the columns.
   *
   * @param out stays open
   */
  public void write(List<LoginSheet> sheets, OutputStream out) throws IOException {
    Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    csv.write(BYTE_ORDER_MARK);
    csv.write(row(COLUMNS.stream().map(name -> words.get("column." + name)).toList()));
    for (LoginSheet sheet : order.sort(sheets)) {
      csv.write(row(values(sheet)));
    }
    csv.flush();
  }

  private List<String> values(LoginSheet sheet) {
    return List.of(
        sheet.school(),
        sheet.className(),
        sheet.lastName(),
        sheet.firstName(),
        sheet.profile().map(profile -> words.get("profile." + profile.value())).orElse(""),
        sheet.identifier(),
        sheet.code().map(SheetCode::text).orElse(""),
        sheet.code().map(code -> words.get("kind." + code.kind().value())).orElse(""),
        sheet.code().map(words::expiry).orElse(""),
        sheet.address().toString());
  }

  private static String row(List<String> values) {
    return values.stream().map(SheetCsv::cell).collect(Collectors.joining(COLUMN, "", ROW));
  }

  /** An apostrophe in front tells a spreadsheet that what follows is text. */
  private static String cell(String value) {
    String text = FORMULA.matcher(value).matches() ? "'" + value : value;
    return QUOTED.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
