package fr.marelle.directory.aaf;

import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Kinship;
import fr.marelle.directory.entry.Lesson;
import fr.marelle.directory.entry.Post;
import fr.marelle.directory.entry.Responsibility;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.Tie;
import fr.marelle.directory.value.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes values apart that AAF composes with dollar signs. */
final class Composed {
  private static final char SEPARATOR = '$';

  private final String academy;

  /**
   * @param academy whose jointures they are
   */
  Composed(String academy) {
    this.academy = academy;
  }

  /** {@code jointure}: a school. */
  Optional<SchoolRef> school(String jointure) {
    return ValueReader.id(jointure, academy).map(SchoolRef.ByJointure::new);
  }

  /** {@code jointure$class}. */
  Optional<ClassRef> schoolClass(String value) {
    List<String> parts = split(value);
    return parts.size() < 2 ? Optional.empty() : schoolClass(parts);
  }

  /** {@code jointure$class$subject}. */
  Optional<Lesson> lesson(String value) {
    List<String> parts = split(value);
    if (parts.size() < 3 || parts.get(2).isEmpty()) {
      return Optional.empty();
    }
    return schoolClass(parts).map(where -> new Lesson(where, parts.get(2)));
  }

  /** {@code jointure$code$function$discipline code$discipline}. */
  Optional<Post> post(String value) {
    List<String> parts = split(value);
    if (parts.size() < 2 || parts.stream().anyMatch(part -> part.length() > Post.MAX_LENGTH)) {
      return Optional.empty();
    }
    return school(parts.get(0))
        .map(school -> new Post(school, parts.get(1), part(parts, 2), part(parts, 4)));
  }

  /** {@code jointure$link$financial$responsibility$contact$payment}. */
  Optional<Tie> tie(String value) {
    List<String> parts = split(value);
    if (parts.size() < 2) {
      return Optional.empty();
    }
    return ValueReader.id(parts.get(0), academy)
        .map(
            relative ->
                new Tie(
                    relative,
                    kinship(parts.get(1)),
                    responsibility(part(parts, 3)),
                    isSo(part(parts, 2)),
                    isSo(part(parts, 4)),
                    isSo(part(parts, 5))));
  }

  private Optional<ClassRef> schoolClass(List<String> parts) {
    String name = parts.get(1);
    return name.isEmpty() || name.length() > ValueReader.MAX_CLASS_NAME
        ? Optional.empty()
        : school(parts.get(0)).map(school -> new ClassRef(school, name));
  }

  private static Kinship kinship(String code) {
    return switch (code) {
      case "1", "20" -> Kinship.FATHER;
      case "2", "10" -> Kinship.MOTHER;
      case "3", "50" -> Kinship.GUARDIAN;
      case "" -> Kinship.UNSAID;
      default -> Kinship.OTHER;
    };
  }

  private static Responsibility responsibility(String code) {
    return switch (code) {
      case "1" -> Responsibility.LEGAL;
      case "2" -> Responsibility.IN_CHARGE;
      case "" -> Responsibility.UNSAID;
      default -> Responsibility.NONE;
    };
  }

  private static boolean isSo(String code) {
    return code.equals("1");
  }

  private static String part(List<String> parts, int index) {
    return index < parts.size() ? parts.get(index) : "";
  }

  /** The parts between dollar signs, without blanks around them. */
  static List<String> split(String value) {
    List<String> parts = new ArrayList<>(6);
    int from = 0;
    for (int at = value.indexOf(SEPARATOR); at >= 0; at = value.indexOf(SEPARATOR, from)) {
      parts.add(value.substring(from, at).strip());
      from = at + 1;
    }
    parts.add(value.substring(from).strip());
    return parts;
  }
}
