package fr.marelle.tests;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF of login sheets, as somebody reads it, and as a phone does. */
final class PrintedSheets {
  private static final int DOTS_PER_INCH = 150;

  private final byte[] pdf;

  PrintedSheets(byte[] pdf) {
    this.pdf = pdf;
  }

  /** What is written on it, blanks made one. */
  String text() {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int pages() {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the QR code of the first page leads. */
  URI scan() {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
      int width = page.getWidth();
      int height = page.getHeight();
      int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
      RGBLuminanceSource light = new RGBLuminanceSource(width, height, pixels);
      BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(light));
      Map<DecodeHintType, ?> patience = Map.of(DecodeHintType.TRY_HARDER, true);
      return URI.create(new QRCodeReader().decode(seen, patience).getText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReaderException e) {
      throw new AssertionError("There is no QR code that can be read", e);
    }
  }
}
