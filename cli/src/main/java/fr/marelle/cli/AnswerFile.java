package fr.marelle.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers in a table as {@link QuestionFile} writes it: the number of the question, the account or
 * nothing for somebody new, and a mark where that is the answer. What comes after is for people.
 */
final class AnswerFile {
  /** Any text is one. */
  static final String MARK = "x";

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** More than a hundred thousand questions have. */
  private static final long MAX_BYTES = 100_000_000;

  private static final int COLUMNS = 3;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Texts texts;

  AnswerFile(Texts texts) {
    this.texts = texts;
  }

  /**
   * Reads the rows that are marked.
   *
   * @throws UsageException for what is no such table, or has no mark
   */
  List<Answer> read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UsageException(texts.text("usage.noFile", file));
    }
    String table = text(file);
    List<Answer> answers = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().fieldSeparator(separator(table)).ofCsvRecord(table)) {
      for (CsvRecord row : csv) {
        if (row.getStartingLineNumber() > 1) {
          add(row, answers);
        }
      }
    } catch (CsvParseException e) {
      throw new UsageException(texts.text("usage.answers", file));
    }
    if (answers.isEmpty()) {
      throw new UsageException(texts.text("usage.noAnswer", file));
    }
    return answers;
  }

  /** Spreadsheets save in UTF-8, or as Windows writes. */
  private String text(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new UsageException(texts.text("usage.answers", file));
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return new String(bytes, WINDOWS);
    }
  }

  private static char separator(String table) {
    String header = table.lines().findFirst().orElse("");
    return header.indexOf(';') < 0 && header.indexOf(',') >= 0 ? ',' : ';';
  }

  private void add(CsvRecord row, List<Answer> answers) {
    if (row.getFieldCount() < COLUMNS) {
      throw new UsageException(texts.text("usage.answerLine", row.getStartingLineNumber()));
    }
    String account = row.getField(1).strip();
    if (row.getField(2).isBlank()) {
      return;
    }
    try {
      long number = Long.parseLong(row.getField(0).replace(BYTE_ORDER_MARK, ' ').strip());
      answers.add(
          account.isEmpty() ? new Answer(number, null, true) : new Answer(number, account, false));
    } catch (NumberFormatException e) {
      throw new UsageException(texts.text("usage.answerLine", row.getStartingLineNumber()));
    }
  }
}
