package fr.marelle.sheet.pdf;

import java.io.IOException;

/**
 * A part of what a document says, by its role: {@code H1}, {@code P}, {@code L}, {@code Figure}…
 * (ISO 32000-1, 14.8.4). Written when closed, after everything in it.
 */
public final class Tag implements AutoCloseable {
  private final PdfFile pdf;
  private final int object;
  private final int parent;
  private final String entries;
  private final StringBuilder children = new StringBuilder();

  Tag(PdfFile pdf, int parent, String role, String entries) {
    this.pdf = pdf;
    this.object = pdf.reserve();
    this.parent = parent;
    this.entries = "/Type/StructElem/S/" + role + entries;
  }

  /** A part of this part, after those it has already. */
  public Tag child(String role) {
    return child(role, "");
  }

  /** A picture, with the words that stand in for it. */
  public Tag figure(String alternative) {
    return child("Figure", "/Alt " + PdfText.string(alternative));
  }

  private Tag child(String role, String more) {
    Tag child = new Tag(pdf, object, role, more);
    children.append(PdfFile.reference(child.object)).append(' ');
    return child;
  }

  int object() {
    return object;
  }

  /** Notes that marked content of a page belongs to this part. */
  void mark(int page, int mark) {
    children.append("<</Type/MCR/Pg ").append(PdfFile.reference(page));
    children.append("/MCID ").append(mark).append(">> ");
  }

  @Override
  public void close() throws IOException {
    pdf.write(
        object, "<<" + entries + "/P " + PdfFile.reference(parent) + "/K[" + children + "]>>");
  }
}
