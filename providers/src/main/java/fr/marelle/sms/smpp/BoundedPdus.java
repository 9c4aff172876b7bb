package fr.marelle.sms.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.PDUReader;
import org.jsmpp.bean.Command;

/**
 * Reads no PDU that is longer than any can be: whoever says so would have all memory kept for it.
 */
final class BoundedPdus implements PDUReader {
  /** The longest, a message with 64 KB of payload as an optional parameter, with its header. */
  private static final int MOST_BYTES = 68 * 1024;

  private final PDUReader reader = new DefaultPDUReader();

  /**
   * @throws IOException for a length that no PDU has; the session ends then
   */
  @Override
  public Command readPDUHeader(DataInputStream in)
      throws InvalidCommandLengthException, IOException {
    Command header = reader.readPDUHeader(in);
    if (header.getCommandLength() > MOST_BYTES) {
      throw new IOException("A PDU of " + header.getCommandLength() + " bytes");
    }
    return header;
  }

  @Override
  public byte[] readPDU(DataInputStream in, Command header) throws IOException {
    return reader.readPDU(in, header);
  }

  @Override
  public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence)
      throws IOException {
    return reader.readPDU(in, length, id, status, sequence);
  }
}
