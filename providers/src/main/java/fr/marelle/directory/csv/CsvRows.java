package fr.marelle.directory.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.marelle.directory.archive.BrokenPartException;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of a table, header and all, without those that are empty. Bytes that the encoding does
 * not have become U+FFFD, so that they cost one value and not the file.
 */
final class CsvRows implements Closeable {
  /** Cells of one row, far beyond the columns that are read. */
  private static final int MAX_CELLS = 1 << 14;

  /** Characters of one row; a quote that never ends runs into it. */
  static final int MAX_ROW = 1 << 18;

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String file;
  private final CloseableIterator<CsvRecord> records;
  private long line = 1;

  private CsvRows(String file, CloseableIterator<CsvRecord> records) {
    this.file = file;
    this.records = records;
  }

  /**
   * Opens a table.
   *
   * @param in its bytes, closed with this
   */
  static CsvRows open(String file, InputStream in, Charset encoding, char separator)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    if (encoding.equals(StandardCharsets.UTF_8)) {
      skipMark(buffered);
    }
    return of(
        file,
        new InputStreamReader(
            buffered,
            encoding
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
        separator);
  }

  /** The rows of a text. */
  static CsvRows of(String file, Reader text, char separator) {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(2 * MAX_ROW)
            .build(
                CsvRecordHandler.of(
                    limits ->
                        limits.maxFields(MAX_CELLS).maxFieldSize(MAX_ROW).maxRecordSize(MAX_ROW)),
                text);
    return new CsvRows(file, reader.iterator());
  }

  /**
   * The next row; empty at the end.
   *
   * @throws CsvFault when the rest can't be read
   */
  Optional<CsvRecord> next() throws CsvFault, IOException {
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      CsvRecord row = records.next();
      line = row.getStartingLineNumber();
      return Optional.of(row);
    } catch (CsvParseException e) {
      throw new CsvFault(
          Problem.of(new Location(file, line), Reason.BROKEN_CSV, Integer.toString(MAX_ROW)));
    } catch (UncheckedIOException e) {
      throw fault(e.getCause());
    }
  }

  private CsvFault fault(IOException cause) throws IOException {
    if (cause instanceof BrokenPartException broken) {
      return new CsvFault(Problem.of(new Location(file, line), broken.reason()));
    }
    throw cause;
  }

  private static void skipMark(BufferedInputStream in) throws IOException {
    in.mark(UTF_8_MARK.length);
    byte[] start = in.readNBytes(UTF_8_MARK.length);
    if (!Arrays.equals(start, UTF_8_MARK)) {
      in.reset();
    }
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
