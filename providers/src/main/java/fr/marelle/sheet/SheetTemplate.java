package fr.marelle.sheet;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.parser.Parser;

/**
 * The text of a sheet below the person's identity: Markdown (CommonMark) with placeholders, which
 * are filled in after the Markdown was read, so that a name is never taken for a format.
 */
public final class SheetTemplate {
  /** The longest text, in characters. */
  public static final int MAX_LENGTH = 8_000;

  private final List<Block> blocks;

  private SheetTemplate(List<Block> blocks) {
    this.blocks = blocks;
  }

  /** Reads a text. */
  public static SheetTemplate of(String markdown) {
    TemplateReader reader = new TemplateReader();
    Parser.builder().build().parse(markdown).accept(reader);
    return new SheetTemplate(reader.blocks());
  }

  /** What is wrong with a text that somebody wants to be a template; empty if nothing is. */
  public static List<Problem> problems(String markdown) {
    if (markdown == null || markdown.isBlank()) {
      return List.of(new Problem(Problem.Reason.EMPTY, ""));
    }
    List<Problem> problems = new ArrayList<>();
    if (markdown.length() > MAX_LENGTH) {
      problems.add(new Problem(Problem.Reason.TOO_LONG, ""));
    }
    Placeholder.unknownIn(markdown)
        .forEach(key -> problems.add(new Problem(Problem.Reason.UNKNOWN_PLACEHOLDER, key)));
    return problems;
  }

  List<Block> blocks() {
    return blocks;
  }

  /**
   * Why a text can't be a template.
   *
   * @param placeholder the one that is unknown, without its braces
   */
  public record Problem(Reason reason, String placeholder) {
    /** What kind of problem. */
    public enum Reason {
      EMPTY,
      TOO_LONG,
      UNKNOWN_PLACEHOLDER
    }
  }
}
