package fr.marelle.sheet;

import java.util.List;
import java.util.Map;

/**
 * Sheets with all that it takes to print them, when the database has been left.
 *
 * @param templates the text of each sheet, by identifier
 */
public record PreparedSheets(List<LoginSheet> sheets, Map<String, SheetTemplate> templates) {

  /** The text of a sheet. */
  public SheetTemplate template(LoginSheet sheet) {
    return templates.get(sheet.identifier());
  }
}
