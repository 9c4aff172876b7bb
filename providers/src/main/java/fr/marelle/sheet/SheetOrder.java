package fr.marelle.sheet;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order sheets are printed, as a French dictionary sorts. */
public enum SheetOrder {
  /** School, class, then name; a class begins on a page of its own. */
  CLASS,
  /** Name alone. */
  NAME;

  /** As the API writes it. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The order whose {@link #value()} this is; empty for anything else and for null. */
  public static Optional<SheetOrder> parse(String value) {
    return Arrays.stream(values()).filter(order -> order.value().equals(value)).findFirst();
  }

  /** The sheets in this order. */
  public List<LoginSheet> sort(List<LoginSheet> sheets) {
    Collator french = Collator.getInstance(Locale.FRENCH);
    Comparator<LoginSheet> byName =
        Comparator.comparing(LoginSheet::lastName, french)
            .thenComparing(LoginSheet::firstName, french)
            .thenComparing(LoginSheet::identifier);
    Comparator<LoginSheet> order =
        this == NAME
            ? byName
            : Comparator.comparing(LoginSheet::school, french)
                .thenComparing(LoginSheet::className, french)
                .thenComparing(byName);
    return sheets.stream().sorted(order).toList();
  }

  /** Whether a new page begins between two sheets that follow each other. */
  boolean separates(LoginSheet sheet, LoginSheet next) {
    return this == CLASS
        && !(sheet.school().equals(next.school()) && sheet.classes().equals(next.classes()));
  }
}
