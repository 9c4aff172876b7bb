package fr.marelle.sheet.pdf;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;

/**
 * A part of what a document says, by its role: {@code H1}, {@code P}, {@code L}, {@code Figure}…
 * (ISO 32000-1, 14.8.4).
 */
public final class Tag {
  private final PDStructureElement element;
  private PDPage page;

  Tag(String role, PDStructureNode parent) {
    this.element = new PDStructureElement(role, parent);
    parent.appendKid(element);
  }

  /** A part of this part, after those it has already. */
  public Tag child(String role) {
    return new Tag(role, element);
  }

  /** A picture, with the words that stand in for it. */
  public Tag figure(String alternative) {
    Tag figure = child("Figure");
    figure.element.setAlternateDescription(alternative);
    return figure;
  }

  PDStructureElement element() {
    return element;
  }

  /** Notes that marked content of a page belongs to this part. */
  void mark(PDPage markedPage, int mark) {
    if (page == null) {
      page = markedPage;
      element.setPage(page);
    }
    if (page.equals(markedPage)) {
      element.appendKid(mark);
    } else {
      PDMarkedContentReference elsewhere = new PDMarkedContentReference();
      elsewhere.setPage(markedPage);
      elsewhere.setMCID(mark);
      element.appendKid(elsewhere);
    }
  }
}
