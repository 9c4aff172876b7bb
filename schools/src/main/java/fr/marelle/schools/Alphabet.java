package fr.marelle.schools;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The letters that an encoding has, and what stands for those that it lacks. */
public final class Alphabet {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Charset encoding;
  private final CharsetEncoder encoder;
  private final boolean hasAll;

  public Alphabet(Charset encoding) {
    this.encoding = encoding;
    this.encoder = encoding.newEncoder();
    this.hasAll = encoding.equals(StandardCharsets.UTF_8);
  }

  public Charset encoding() {
    return encoding;
  }

  /** The text as a file in that encoding can have it: a letter without its accent, if need be. */
  public String spelled(String text) {
    if (hasAll || encoder.canEncode(text)) {
      return text;
    }
    StringBuilder spelled = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      spelled.append(encoder.canEncode(letter) ? letter : plain(letter));
    }
    return spelled.toString();
  }

  /** Whether the encoding has the character. */
  boolean has(char c) {
    return hasAll || encoder.canEncode(c);
  }

  private static String plain(String letter) {
    return switch (letter) {
      case "ı" -> "i";
      case "ł" -> "l";
      case "Ł" -> "L";
      default -> MARKS.matcher(Normalizer.normalize(letter, Normalizer.Form.NFD)).replaceAll("");
    };
  }
}
