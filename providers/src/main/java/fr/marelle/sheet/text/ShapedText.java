package fr.marelle.sheet.text;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A paragraph with its glyphs chosen, in reading order.
 *
 * @param text its characters after shaping
 */
record ShapedText(String text, List<Cluster> clusters) {
  /** Controls and what only changes the look of a neighbour, which has one look here. */
  private static final Pattern UNDRAWN =
      Pattern.compile("[\\p{Cf}\\p{Cc}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}&&[^\\n\\t]]");

  private static final Pattern LONE_SURROGATES = Pattern.compile("\\p{Cs}");

  private static final Map<String, Integer> MIRRORED =
      Map.of(
          "(", (int) ')', ")", (int) '(', "[", (int) ']', "]", (int) '[', "«", (int) '»', "»",
          (int) '«', "{", (int) '}', "}", (int) '{', "<", (int) '>', ">", (int) '<');

  static ShapedText of(List<Span> paragraph, Fonts fonts) {
    StringBuilder text = new StringBuilder();
    List<Cluster> clusters = new ArrayList<>();
    for (Span span : paragraph) {
      String shaped = ArabicShaper.shape(drawn(span.text()));
      for (int i = 0, end; i < shaped.length(); i = end) {
        List<Piece> pieces = new ArrayList<>();
        end = i;
        do {
          int codePoint = shaped.codePointAt(end);
          Piece piece = piece(codePoint, span.style(), fonts);
          pieces.add(pieces.isEmpty() ? piece : piece.markOf(pieces.get(0)));
          end += Character.charCount(codePoint);
        } while (end < shaped.length() && isMark(shaped.codePointAt(end)));
        clusters.add(new Cluster(pieces, text.length() + end));
      }
      text.append(shaped);
    }
    return new ShapedText(text.toString(), clusters);
  }

  private static Piece piece(int codePoint, Style style, Fonts fonts) {
    if (codePoint != '\n') {
      return fonts.piece(codePoint, style);
    }
    Piece space = fonts.piece(' ', style);
    return Piece.of(space.font(), ' ', "\n", style);
  }

  private static String drawn(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String visible = UNDRAWN.matcher(composed).replaceAll("").replace('\t', ' ');
    return LONE_SURROGATES.matcher(visible).replaceAll(Character.toString(Fonts.MISSING));
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Where the last letter ends that is not blank. */
  int lastEnd() {
    return text.stripTrailing().length();
  }

  /** A line of it in the order in which it stands; blanks at its end are left out. */
  Line visual(List<Cluster> line, double size) {
    List<Cluster> drawn = new ArrayList<>(line);
    while (drawn.size() > 1 && drawn.get(drawn.size() - 1).isBlank()) {
      drawn.remove(drawn.size() - 1);
    }
    if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      return Line.of(drawn, size);
    }
    Bidi directions = new Bidi(text, Bidi.DIRECTION_LEFT_TO_RIGHT);
    byte[] levels = new byte[drawn.size()];
    Cluster[] inOrder = new Cluster[drawn.size()];
    for (int i = 0; i < inOrder.length; i++) {
      Cluster cluster = drawn.get(i);
      levels[i] = (byte) directions.getLevelAt(cluster.end() - 1);
      inOrder[i] = levels[i] % 2 == 1 ? mirrored(cluster) : cluster;
    }
    Bidi.reorderVisually(levels, 0, inOrder, 0, inOrder.length);
    return Line.of(List.of(inOrder), size);
  }

  private static Cluster mirrored(Cluster cluster) {
    Piece first = cluster.pieces().get(0);
    Integer other = MIRRORED.get(first.text());
    if (other == null) {
      return cluster;
    }
    return new Cluster(
        List.of(Piece.of(first.font(), other, Character.toString(other), first.style())),
        cluster.end());
  }
}
