package fr.marelle.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes sheets as a table for a spreadsheet or a mail merge: in UTF-8 with a byte order mark. */
public final class SheetCsv {
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
    csv.write(SpreadsheetRow.BYTE_ORDER_MARK);
    csv.write(
        SpreadsheetRow.of(COLUMNS.stream().map(name -> words.get("column." + name)).toList()));
    for (LoginSheet sheet : order.sort(sheets)) {
      csv.write(SpreadsheetRow.of(values(sheet)));
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
}
