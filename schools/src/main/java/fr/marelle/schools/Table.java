package fr.marelle.schools;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/** A CSV file while it is being written (RFC 4180, with semicolons). */
final class Table implements Closeable {
  private final Writer out;
  private final Alphabet alphabet;

  Table(OutputStream bytes, Alphabet alphabet, List<String> header) throws IOException {
    this.alphabet = alphabet;
    this.out = new BufferedWriter(new OutputStreamWriter(bytes, alphabet.encoding()), 1 << 16);
    row(header);
  }

  void row(List<String> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write(';');
      }
      cell(alphabet.spelled(values.get(i)));
    }
    out.write("\r\n");
  }

  private void cell(String value) throws IOException {
    boolean isQuoted =
        value.indexOf(';') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
    out.write(isQuoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
