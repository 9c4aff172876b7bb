package fr.marelle.sheet.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets paragraphs: wraps them and shrinks them into the room there is. */
public final class Typesetter {
  private static final String APOSTROPHES = "'’";
  private static final double STEP = 0.05;
  private static final double LARGE = 0.65;
  private static final double SMALLEST = 0.4;
  private static final int FEW = 3;

  private final Fonts fonts;
  private final Locale language;

  /** Sets texts that are mostly in that language. */
  public Typesetter(Fonts fonts, Locale language) {
    this.fonts = fonts;
    this.language = language;
  }

  /** The paragraph in lines not wider than that; a word that is too long goes over several. */
  public List<Line> lines(List<Span> paragraph, double width) {
    return lines(paragraph, width, Integer.MAX_VALUE);
  }

  /** A text in lines not wider than that. */
  public List<Line> lines(String text, Style style, double width) {
    return lines(List.of(new Span(text, style)), width);
  }

  /**
   * All of a text, as large as it can be: in one line if its letters stay large, else in two or
   * three, else in as many as it takes.
   */
  public List<Line> whole(String text, Style style, double width) {
    return IntStream.rangeClosed(1, FEW)
        .mapToObj(most -> fitted(text, style, width, most, LARGE))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> lines(text, style.scaled(SMALLEST), width));
  }

  /**
   * A text as large as it can be within so many lines; where it is too long for letters that still
   * read well, it ends in an ellipsis.
   */
  public List<Line> shortened(String text, Style style, double width, int most) {
    return fitted(text, style, width, most, LARGE)
        .orElseGet(() -> lines(List.of(new Span(text, style.scaled(LARGE))), width, most));
  }

  private Optional<List<Line>> fitted(
      String text, Style style, double width, int most, double smallest) {
    for (double factor = 1; factor >= smallest; factor -= STEP) {
      List<Line> lines = lines(text, style.scaled(factor), width);
      if (lines.size() <= most) {
        return Optional.of(lines);
      }
    }
    return Optional.empty();
  }

  private List<Line> lines(List<Span> paragraph, double width, int most) {
    ShapedText text = ShapedText.of(paragraph, fonts);
    double size = paragraph.stream().mapToDouble(s -> s.style().size()).max().orElse(0);
    List<Line> lines = new ArrayList<>();
    for (List<Cluster> line : wrap(text, width)) {
      if (lines.size() == most - 1 && line.get(line.size() - 1).end() < text.lastEnd()) {
        lines.add(text.visual(withEllipsis(line, width), size));
        break;
      }
      lines.add(text.visual(line, size));
    }
    return lines;
  }

  private List<List<Cluster>> wrap(ShapedText text, double width) {
    BitSet breaks = breaks(text.text());
    List<List<Cluster>> lines = new ArrayList<>();
    List<Cluster> line = new ArrayList<>();
    double used = 0;
    int lastBreak = 0;
    for (Cluster cluster : text.clusters()) {
      if (cluster.endsLine()) {
        lines.add(line);
        line = new ArrayList<>();
        used = 0;
        lastBreak = 0;
        continue;
      }
      if (used + cluster.width() > width && !cluster.isBlank() && !line.isEmpty()) {
        int cut = lastBreak > 0 ? lastBreak : line.size();
        lines.add(new ArrayList<>(line.subList(0, cut)));
        line = new ArrayList<>(line.subList(cut, line.size()));
        used = line.stream().mapToDouble(Cluster::width).sum();
        lastBreak = 0;
      }
      line.add(cluster);
      used += cluster.width();
      if (breaks.get(cluster.end())) {
        lastBreak = line.size();
      }
    }
    lines.add(line);
    return lines.stream().filter(l -> !l.isEmpty()).collect(Collectors.toList());
  }

  /** Where a line may end: not after an apostrophe within a word, « l’établissement ». */
  private BitSet breaks(String text) {
    BitSet breaks = new BitSet(text.length() + 1);
    BreakIterator lines = BreakIterator.getLineInstance(language);
    lines.setText(text);
    for (int at = lines.next(); at != BreakIterator.DONE; at = lines.next()) {
      breaks.set(at, at == text.length() || APOSTROPHES.indexOf(text.charAt(at - 1)) < 0);
    }
    return breaks;
  }

  private List<Cluster> withEllipsis(List<Cluster> line, double width) {
    Style style = line.get(line.size() - 1).pieces().get(0).style();
    Cluster ellipsis =
        new Cluster(List.of(fonts.piece('…', style)), line.get(line.size() - 1).end());
    List<Cluster> shortened = new ArrayList<>(line);
    double room = width - ellipsis.width();
    while (!shortened.isEmpty() && shortened.stream().mapToDouble(Cluster::width).sum() > room) {
      shortened.remove(shortened.size() - 1);
    }
    shortened.add(ellipsis);
    return shortened;
  }
}
