package fr.marelle.sheet;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code (ISO/IEC 18004), which still reads with a fold or a stain. */
final class QrCode {
  private QrCode() {}

  /** Its rows, dark squares being true; the quiet zone of four squares around it is not in them. */
  static boolean[][] of(String text) {
    ByteMatrix matrix;
    try {
      matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("Too long for a QR code: " + text.length(), tooLong);
    }
    boolean[][] rows = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        rows[row][column] = matrix.get(column, row) == 1;
      }
    }
    return rows;
  }
}
