package fr.marelle.password;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jboss.logging.Logger;

/**
 * The list of words that an operator keeps in a file. It is read again when the file has changed,
 * so that a word can be added without a restart. A file that has become unreadable leaves the last
 * words in force, and the log says so.
 */
final class OperatorDenylist {
  /** Largest file accepted, in bytes: some 500,000 words. */
  static final long LARGEST = 5_000_000;

  private static final Logger LOG = Logger.getLogger(OperatorDenylist.class);

  private final Path file;
  private volatile Version current;

  /** The words, and the state of the file they come from. */
  private record Version(FileTime changed, long size, Denylist words) {}

  private OperatorDenylist(Path file, Version current) {
    this.file = file;
    this.current = current;
  }

  /**
   * The list in a file that has to be there.
   *
   * @throws IOException with a sentence for the operator
   */
  static OperatorDenylist in(Path file) throws IOException {
    Version version = read(file, attributes(file));
    LOG.infof("Password denylist %s: %d entries", file, version.words().size());
    return new OperatorDenylist(file, version);
  }

  /** The list in a file that may come later; until then it has no words, and the log says so. */
  static OperatorDenylist awaiting(Path file) {
    return new OperatorDenylist(file, new Version(FileTime.fromMillis(0), -1, Denylist.EMPTY));
  }

  /** The words as the file holds them now. */
  Denylist words() {
    Version known = current;
    try {
      BasicFileAttributes now = attributes(file);
      if (!now.lastModifiedTime().equals(known.changed()) || now.size() != known.size()) {
        known = read(file, now);
        current = known;
        LOG.infof("Password denylist %s has changed: %d entries", file, known.words().size());
      }
    } catch (IOException e) {
      LOG.errorf(
          "Password denylist: %s. Until it can be read, the %d entries read before are in force.",
          e.getMessage(), known.words().size());
    }
    return known.words();
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      throw new IOException("the file " + file.getFileName() + " is not there", e);
    }
  }

  private static Version read(Path file, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isRegularFile()) {
      throw new IOException(file.getFileName() + " is not a file");
    }
    if (attributes.size() > LARGEST) {
      throw new IOException(file.getFileName() + " is larger than " + LARGEST + " bytes");
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new Version(attributes.lastModifiedTime(), attributes.size(), Denylist.read(reader));
    } catch (CharacterCodingException e) {
      throw new IOException(file.getFileName() + " is not written in UTF-8", e);
    } catch (IOException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
