package fr.marelle.directory.archive;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The files of a delivery as they are found: which are read, which passed over, which refused. */
final class Contents {
  private static final int MAX_NAME_LENGTH = 1000;

  private static final Pattern SEPARATOR = Pattern.compile("/");
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

  private static final List<String> READ = List.of(".xml", ".csv", ".txt");
  private static final List<String> ARCHIVES =
      List.of(".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst", ".jar");

  /** The DTD that AAF files name, and what systems leave behind. */
  private static final Pattern LEFT_BEHIND =
      Pattern.compile(
          ".*\\.dtd|(.*/)?(__macosx/.*|\\.[^/]*|thumbs\\.db|desktop\\.ini)", Pattern.DOTALL);

  /** What a spreadsheet's own format consists of (ECMA-376, OpenDocument). */
  private static final List<String> OF_SPREADSHEETS =
      List.of("[Content_Types].xml", "content.xml", "META-INF/manifest.xml");

  private final String delivery;
  private final ArchiveLimits limits;
  private final List<Part> parts = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();
  private int files;
  private long bytes;

  Contents(String delivery, ArchiveLimits limits) {
    this.delivery = delivery;
    this.limits = limits;
  }

  /**
   * Whether a file is to be read.
   *
   * @param name its path in the delivery
   * @throws SourceRefusedException when the delivery can't be honest
   */
  boolean wants(String name) throws SourceRefusedException {
    if (leadsOut(name)) {
      throw refusal(Reason.OUTSIDE_PATH);
    }
    if (++files > limits.files()) {
      throw refusal(Reason.TOO_MANY_FILES, Integer.toString(limits.files()));
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (LEFT_BEHIND.matcher(lowerCase).matches()) {
      return false;
    }
    if (OF_SPREADSHEETS.contains(name)) {
      throw refusal(Reason.SPREADSHEET);
    }
    if (ARCHIVES.stream().anyMatch(lowerCase::endsWith)) {
      throw refusal(Reason.NESTED_ARCHIVE);
    }
    if (READ.stream().noneMatch(lowerCase::endsWith)) {
      notes.add(Problem.of(Location.of(name), Reason.IGNORED_FILE));
      return false;
    }
    return true;
  }

  /** Takes a wanted file in. */
  void add(Part part) throws SourceRefusedException {
    bytes += part.size();
    checkSize(0);
    parts.add(part);
  }

  /**
   * Checks that there is room.
   *
   * @param more bytes, beyond those of the files that were taken in
   */
  void checkSize(long more) throws SourceRefusedException {
    if (bytes + more > limits.bytes()) {
      throw refusal(Reason.TOO_LARGE, limits.megabytes());
    }
  }

  /** What was found. */
  Delivery delivery(Closeable held) throws SourceRefusedException {
    if (parts.isEmpty()) {
      throw refusal(Reason.NOTHING_TO_READ);
    }
    parts.sort(Comparator.comparing(Part::name));
    return new Delivery(parts, notes, held);
  }

  /** A reason to read nothing at all. */
  SourceRefusedException refusal(Reason reason, String... parameters) {
    return new SourceRefusedException(Problem.of(Location.of(delivery), reason, parameters));
  }

  private static boolean leadsOut(String name) {
    return name.isEmpty()
        || name.length() > MAX_NAME_LENGTH
        || name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf('\0') >= 0
        || DRIVE.matcher(name).matches()
        || SEPARATOR.splitAsStream(name).anyMatch(".."::equals);
  }
}
