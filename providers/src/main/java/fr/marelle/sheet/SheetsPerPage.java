package fr.marelle.sheet;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** How many sheets share an A4 page. */
public enum SheetsPerPage {
  ONE(1, 1),
  TWO(1, 2),
  EIGHT(Card.COLUMNS, Card.ROWS);

  private final int columns;
  private final int rows;

  SheetsPerPage(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** The number. */
  public int count() {
    return columns * rows;
  }

  /** The choice with that {@link #count()}; empty for any other number. */
  public static Optional<SheetsPerPage> of(int count) {
    return Arrays.stream(values()).filter(choice -> choice.count() == count).findFirst();
  }

  SheetLayout layout(SheetWords words) {
    return switch (this) {
      case ONE -> new FullPage(words);
      case TWO -> new HalfPage(words);
      case EIGHT -> new Card(words);
    };
  }

  /** Draws what every page begins with. */
  void background(Canvas canvas) throws IOException {
    if (count() > 1) {
      CutMarks.draw(canvas, columns, rows);
    }
  }
}
