package fr.marelle.schools;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/** One file of AAF while it is being written. */
final class AafFile implements Closeable {
  private final Writer out;
  private final Alphabet alphabet;

  AafFile(OutputStream bytes, Alphabet alphabet) throws IOException {
    this.alphabet = alphabet;
    this.out = new BufferedWriter(new OutputStreamWriter(bytes, alphabet.encoding()), 1 << 16);
    out.write("<?xml version=\"1.0\" encoding=\"" + alphabet.encoding().name() + "\"?>\n");
    out.write("<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n<ficAlimMENESR>\n");
  }

  /** Begins an addRequest, a modifyRequest or a deleteRequest. */
  void begin(String request, String category, String type, String id) throws IOException {
    out.write("<" + request + ">\n<operationalAttributes><attr name=\"" + category + "\"><value>");
    out.write(type);
    out.write("</value></attr></operationalAttributes>\n<identifier><id>");
    out.write(id);
    out.write("</id></identifier>\n");
    switch (request) {
      case "addRequest" -> out.write("<attributes>\n");
      case "modifyRequest" -> out.write("<modifications>\n");
      default -> {}
    }
  }

  /** An attribute of an addRequest. */
  void attribute(String name, List<String> values) throws IOException {
    out.write("<attr name=\"" + name + "\">");
    values(values);
    out.write("</attr>\n");
  }

  /** What an attribute is from now on, in a modifyRequest. */
  void modification(String name, List<String> values) throws IOException {
    out.write("<modification name=\"" + name + "\" operation=\"replace\">");
    values(values);
    out.write("</modification>\n");
  }

  void end(String request) throws IOException {
    switch (request) {
      case "addRequest" -> out.write("</attributes>\n");
      case "modifyRequest" -> out.write("</modifications>\n");
      default -> {}
    }
    out.write("</" + request + ">\n");
  }

  private void values(List<String> values) throws IOException {
    if (values.isEmpty()) {
      out.write("<value/>");
    }
    for (String value : values) {
      out.write("<value>");
      text(value);
      out.write("</value>");
    }
  }

  private void text(String value) throws IOException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        default -> {
          if (c < 0x80 || alphabet.has(c)) {
            out.write(c);
          } else {
            out.write("&#" + (int) c + ";");
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.write("</ficAlimMENESR>\n");
    out.close();
  }
}
