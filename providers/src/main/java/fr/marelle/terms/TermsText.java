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
    document.accept(new HeadingsBelowThePageTitle());
    return RENDERER.render(document);
  }

  /** A link that replaced the page would lose what was typed into the form around the text. */
  private static void openLinksElsewhere(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("target", "_blank");
      attributes.put("rel", "noopener noreferrer");
    }
  }

  private static final class HeadingsBelowThePageTitle extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(DEEPEST_HEADING, heading.getLevel() + 1));
      visitChildren(heading);
    }
  }
}
