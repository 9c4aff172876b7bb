package fr.marelle.password;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Knows the paths a finger takes: {@code azertyuiop}, {@code qsdfgh}, {@code 1qaz2wsx}, {@code
 * 123456}, {@code abcd}, {@code aaaa}.
 *
 * <p>A step goes to a neighbouring key, in any direction, or stays on the key. A text is a walk
 * when each of its letters and digits belongs to a path of three or more, all on one keyboard:
 * {@code Azerty123!}, {@code aze-qsd-wxc}. One letter off the path, and it is none.
 */
final class Keyboards {
  private static final int SHORTEST_PATH = 3;
  private static final int SHORTEST_WALK = 4;
  private static final Pattern EDGES = Pattern.compile("^\\P{L}+|\\P{L}+$");

  private final List<Map<Character, Key>> layouts =
      List.of(
          keys("&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù*", "wxcvbn,;:!", "1234567890"),
          keys("!@#$%^&*()_+", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "1234567890"),
          // The alphabet, with the digits beside it: abcd1234, a1b2c3d4.
          keys("abcdefghijklmnopqrstuvwxyz", "", "", "", "0123456789"));

  private record Key(int row, int column) {
    /** Rows are shifted by half a key: each key touches two above and two below. */
    boolean isBeside(Key other) {
      int down = other.row - row;
      int right = other.column - column;
      return switch (down) {
        case 0 -> Math.abs(right) <= 1;
        case 1 -> right == 0 || right == -1;
        case -1 -> right == 0 || right == 1;
        default -> false;
      };
    }
  }

  /** Whether the password, or what lies between its first and its last letter, is only paths. */
  boolean isWalk(String password) {
    String typed = password.toLowerCase(Locale.ROOT);
    String word = EDGES.matcher(typed).replaceAll("");
    return layouts.stream().anyMatch(layout -> isWalk(typed, layout) || isWalk(word, layout));
  }

  private static boolean isWalk(String typed, Map<Character, Key> layout) {
    int walked = 0;
    int start = 0;
    for (int i = 1; i <= typed.length(); i++) {
      if (i < typed.length() && isStep(typed.charAt(i - 1), typed.charAt(i), layout)) {
        continue;
      }
      if (i - start >= SHORTEST_PATH) {
        walked += i - start;
      } else if (typed.substring(start, i).chars().anyMatch(Character::isLetterOrDigit)) {
        return false;
      }
      start = i;
    }
    return walked >= SHORTEST_WALK;
  }

  private static boolean isStep(char from, char to, Map<Character, Key> layout) {
    Key here = layout.get(from);
    Key there = layout.get(to);
    return here != null && there != null && here.isBeside(there);
  }

  private static Map<Character, Key> keys(
      String top, String upper, String home, String lower, String digits) {
    Map<Character, Key> keys = new HashMap<>();
    List<String> rows = List.of(digits, top, upper, home, lower);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).length(); column++) {
        // Digits are on the same keys as the signs of the top row.
        keys.putIfAbsent(rows.get(row).charAt(column), new Key(Math.max(0, row - 1), column));
      }
    }
    return Map.copyOf(keys);
  }
}
