package fr.marelle.sheet.text;

/** What letters look like. */
public enum Face {
  REGULAR("DejaVuSans"),
  BOLD("DejaVuSans-Bold"),
  /** All letters equally wide and none like another, for what has to be typed. */
  TYPEWRITER("DejaVuSansMono-Bold");

  private final String font;

  Face(String font) {
    this.font = font;
  }

  /** The name of the font's file. */
  String font() {
    return font;
  }
}
