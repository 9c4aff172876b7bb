package fr.marelle.sheet;

import fr.marelle.sheet.text.Face;
import java.util.List;

/**
 * A paragraph of a template.
 *
 * @param marker what stands before an item of a list: its number, or a bullet; empty for the item's
 *     further paragraphs and for everything else
 * @param depth how many lists an item is in
 */
record Block(Role role, String marker, int depth, List<Inline> text) {

  /** What it is. */
  enum Role {
    HEADING,
    PARAGRAPH,
    ITEM,
    NOTE
  }

  /** A part of it that looks alike; may hold placeholders. */
  record Inline(String text, Face face) {}
}
