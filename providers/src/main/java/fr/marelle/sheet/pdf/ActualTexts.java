package fr.marelle.sheet.pdf;

import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;

/** What glyphs say that look otherwise (ISO 32000-1, 14.9.4), each text once in a document. */
final class ActualTexts {
  private final Map<String, PDPropertyList> texts = new HashMap<>();

  PDPropertyList of(String text) {
    return texts.computeIfAbsent(text, ActualTexts::properties);
  }

  private static PDPropertyList properties(String text) {
    COSDictionary properties = new COSDictionary();
    properties.setString(COSName.ACTUAL_TEXT, text);
    return PDPropertyList.create(properties);
  }
}
