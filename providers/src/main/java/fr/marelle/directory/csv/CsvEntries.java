package fr.marelle.directory.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import fr.marelle.directory.archive.BrokenPartException;
import fr.marelle.directory.archive.ReadBytes;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The entries of a delivery, table by table. A table that can't be read any further ends. */
final class CsvEntries implements Entries {
  private final Iterator<CsvTable> tables;
  private final CsvSettings settings;
  private final ReadBytes progress;
  private final Queue<Entry> ready = new ArrayDeque<>();
  private CsvTable table;
  private CsvRows rows;
  private CsvPeople people;

  CsvEntries(List<CsvTable> tables, CsvSettings settings, List<Problem> problems) {
    this.tables = tables.iterator();
    this.settings = settings;
    this.progress = new ReadBytes(tables.stream().map(CsvTable::part).toList());
    this.ready.addAll(problems);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    while (ready.isEmpty()) {
      if (rows == null && !tables.hasNext()) {
        return Optional.empty();
      }
      advance();
    }
    return Optional.of(ready.remove());
  }

  @Override
  public double progress() {
    return progress.share();
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }

  private void advance() throws IOException {
    try {
      if (rows == null) {
        begin(tables.next());
      } else {
        readNext();
      }
    } catch (CsvFault fault) {
      ready.add(fault.problem());
      close();
    } catch (BrokenPartException e) {
      ready.add(Problem.of(Location.of(table.part().name()), e.reason()));
      close();
    }
  }

  private void begin(CsvTable next) throws IOException, CsvFault {
    table = next;
    ready.addAll(next.problems());
    if (!next.isUnreadable()) {
      rows = next.rows(progress.of(next.part()));
      people = new CsvPeople(next.layout(), settings, ready::add);
    }
  }

  private void readNext() throws IOException, CsvFault {
    Optional<CsvRecord> row = rows.next();
    if (row.isEmpty()) {
      close();
      return;
    }
    Location location = new Location(table.part().name(), row.get().getStartingLineNumber());
    people.read(new CsvRow(row.get(), location, table.layout()));
  }
}
