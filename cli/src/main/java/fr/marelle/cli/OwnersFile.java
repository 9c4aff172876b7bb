package fr.marelle.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A table of people that somebody keeps: where file systems know that, one that is made is for its
 * owner alone. What was there before keeps its permissions, and its content until the new one
 * comes.
 */
final class OwnersFile implements AutoCloseable {
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final FileChannel channel;

  private OwnersFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens it, before anybody is asked for what it is to hold.
   *
   * @throws UsageException where it can't be written
   */
  static OwnersFile open(Path path, Texts texts) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      return new OwnersFile(
          FileChannel.open(
              path,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              posix ? new FileAttribute<?>[] {OWNER} : new FileAttribute<?>[0]));
    } catch (IOException e) {
      throw new UsageException(texts.text("usage.noWrite", path));
    }
  }

  /** Has all of it written, in place of what was there. */
  void write(Screen.Writing writing) throws IOException {
    channel.truncate(0);
    Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    // Without it, spreadsheets take the file for another encoding.
    out.write('\ufeff');
    writing.to(out);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
