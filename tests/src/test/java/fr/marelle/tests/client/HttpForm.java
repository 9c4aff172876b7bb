package fr.marelle.tests.client;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.FormElement;

/** A form as it would be sent: where to, and the fields in their order. */
public record HttpForm(URI action, List<Field> fields) {

  /** One field. */
  public record Field(String name, String value) {}

  static HttpForm of(FormElement form) {
    // A browser sends only the button that was pressed; jsoup leaves buttons out altogether.
    return new HttpForm(
        URI.create(form.absUrl("action")),
        form.formData().stream().map(pair -> new Field(pair.key(), pair.value())).toList());
  }

  /** The form with that field typed over, or added. */
  public HttpForm with(String name, String value) {
    return new HttpForm(
        action,
        Stream.concat(without(name).fields.stream(), Stream.of(new Field(name, value))).toList());
  }

  /** The form as if that field had not been there. */
  public HttpForm without(String name) {
    return new HttpForm(
        action, fields.stream().filter(field -> !field.name().equals(name)).toList());
  }

  /** The value of a field, or null. */
  public String value(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .findFirst()
        .orElse(null);
  }

  /** The same fields, sent somewhere else. */
  public HttpForm sentTo(URI elsewhere) {
    return new HttpForm(Objects.requireNonNull(elsewhere), fields);
  }
}
