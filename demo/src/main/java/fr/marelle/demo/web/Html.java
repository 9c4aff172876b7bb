package fr.marelle.demo.web;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of markup. The only way from a text to one is through {@link #text}, which escapes it, so
 * that nothing a person typed becomes markup.
 */
public final class Html {
  /** Nothing at all. */
  public static final Html NOTHING = new Html("");

  private static final String HOLE = "{}";

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /** The text as it is read, safe in an element and in a quoted attribute. */
  public static Html text(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
              }
            });
    return new Html(escaped.toString());
  }

  /**
   * A template of ours, each {@code {}} of which takes the next value: markup as it is, anything
   * else escaped.
   *
   * @throws IllegalArgumentException when there are more or fewer values than holes
   */
  public static Html of(String template, Object... values) {
    StringBuilder filled = new StringBuilder(template.length());
    int from = 0;
    for (Object value : values) {
      int hole = template.indexOf(HOLE, from);
      if (hole < 0) {
        throw new IllegalArgumentException("More values than holes in: " + template);
      }
      filled.append(template, from, hole);
      filled.append(value instanceof Html html ? html : text(String.valueOf(value)));
      from = hole + HOLE.length();
    }
    if (template.indexOf(HOLE, from) >= 0) {
      throw new IllegalArgumentException("More holes than values in: " + template);
    }
    return new Html(filled.append(template, from, template.length()).toString());
  }

  /** The pieces one after the other. */
  public static Html all(Collection<Html> pieces) {
    return new Html(pieces.stream().map(Html::toString).collect(Collectors.joining()));
  }

  @Override
  public String toString() {
    return markup;
  }
}
