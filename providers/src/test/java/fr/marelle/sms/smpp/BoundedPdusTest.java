package fr.marelle.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;
import org.jsmpp.bean.Command;
import org.junit.jupiter.api.Test;

class BoundedPdusTest {
  private final BoundedPdus pdus = new BoundedPdus();

  @Test
  void aHeaderIsRead() throws Exception {
    byte[] header = {0, 0, 0, 17, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 7};

    Command command = pdus.readPDUHeader(in(header));

    assertThat(command.getCommandLength()).isEqualTo(17);
    assertThat(command.getCommandId()).isEqualTo(21);
    assertThat(command.getSequenceNumber()).isEqualTo(7);
  }

  /** "HTTP" would be a length of 1.2 GB. */
  @Test
  void aLengthThatNoPduHasIsRefusedBeforeMemoryIsKeptForIt() {
    byte[] garbage = "HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII);

    assertThatIOException()
        .isThrownBy(() -> pdus.readPDUHeader(in(garbage)))
        .withMessage("A PDU of 1213486160 bytes");
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
