package fr.marelle.sheet;

import fr.marelle.sheet.text.Face;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Turns Markdown into paragraphs. Everything that is written is kept: HTML as it is written, a link
 * or a picture as its text.
 */
final class TemplateReader extends AbstractVisitor {
  private final List<Block> blocks = new ArrayList<>();
  private List<Block.Inline> text = new ArrayList<>();
  private Face face = Face.REGULAR;
  private Block.Role role = Block.Role.PARAGRAPH;
  private String marker = "";
  private int depth;

  List<Block> blocks() {
    return blocks;
  }

  @Override
  public void visit(Heading heading) {
    visitChildren(heading);
    finish(Block.Role.HEADING);
  }

  @Override
  public void visit(Paragraph paragraph) {
    visitChildren(paragraph);
    finish(role);
  }

  @Override
  public void visit(BlockQuote quote) {
    Block.Role outside = role;
    role = Block.Role.NOTE;
    visitChildren(quote);
    role = outside;
  }

  @Override
  public void visit(BulletList list) {
    depth++;
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      item((ListItem) item, "•");
    }
    depth--;
  }

  @Override
  public void visit(OrderedList list) {
    depth++;
    int number = list.getMarkerStartNumber();
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      item((ListItem) item, Integer.toString(number));
      number++;
    }
    depth--;
  }

  private void item(ListItem item, String itemMarker) {
    Block.Role outside = role;
    role = Block.Role.ITEM;
    marker = itemMarker;
    visitChildren(item);
    marker = "";
    role = outside;
  }

  @Override
  public void visit(StrongEmphasis strong) {
    Face outside = face;
    face = Face.BOLD;
    visitChildren(strong);
    face = outside;
  }

  @Override
  public void visit(Text node) {
    text.add(new Block.Inline(node.getLiteral(), face));
  }

  @Override
  public void visit(Code code) {
    text.add(new Block.Inline(code.getLiteral(), Face.TYPEWRITER));
  }

  @Override
  public void visit(HtmlInline html) {
    text.add(new Block.Inline(html.getLiteral(), face));
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    text.add(new Block.Inline(" ", face));
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    text.add(new Block.Inline("\n", face));
  }

  @Override
  public void visit(HtmlBlock html) {
    literal(html.getLiteral(), face);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    literal(code.getLiteral(), Face.TYPEWRITER);
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    literal(code.getLiteral(), Face.TYPEWRITER);
  }

  private void literal(String literal, Face literalFace) {
    text.add(new Block.Inline(literal.stripTrailing(), literalFace));
    finish(role);
  }

  private void finish(Block.Role finished) {
    if (!text.isEmpty()) {
      blocks.add(new Block(finished, marker, depth, text));
      text = new ArrayList<>();
      marker = "";
    }
  }
}
