package fr.marelle.terms;

import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders the Markdown of the terms for a page that has its own title. */
final class TermsText {
  private static final int DEEPEST_HEADING = 6;
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(context -> TermsText::openLinksElsewhere)
          .build();

  private TermsText() {}

  static String toHtml(String markdown) {
    Node document = PARSER.parse(markdown);
    HighestHeading highest = new HighestHeading();
    document.accept(highest);
    document.accept(new HeadingsBelowThePageTitle(highest.level));
    return RENDERER.render(document);
  }

  /** A link that replaced the page would lose what was typed into the form around the text. */
  private static void openLinksElsewhere(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("target", "_blank");
      attributes.put("rel", "noopener noreferrer");
    }
  }

  /**
   * The text's headings follow the page's title, whatever level their author began with, and never
   * skip one (RGAA 9.1).
   */
  private static final class HeadingsBelowThePageTitle extends AbstractVisitor {
    private static final int PAGE_TITLE = 1;

    private final int raise;
    private int previous = PAGE_TITLE;

    HeadingsBelowThePageTitle(int highest) {
      this.raise = PAGE_TITLE + 1 - highest;
    }

    @Override
    public void visit(Heading heading) {
      int level = Math.min(heading.getLevel() + raise, previous + 1);
      previous = Math.min(DEEPEST_HEADING, level);
      heading.setLevel(previous);
      visitChildren(heading);
    }
  }

  private static final class HighestHeading extends AbstractVisitor {
    private int level = DEEPEST_HEADING;

    @Override
    public void visit(Heading heading) {
      level = Math.min(level, heading.getLevel());
      visitChildren(heading);
    }
  }
}
