package fr.marelle.classroom.roster;

import fr.marelle.account.Spelling;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody types to find a name: words in any order, any part of a word, accents and capitals
 * left out or not.
 *
 * @param words folded
 */
public record Words(List<String> words) {

  /** What was typed; null is nothing. */
  public static Words of(String typed) {
    return typed == null
        ? new Words(List.of())
        : new Words(Stream.of(fold(typed).split("\\s+")).filter(w -> !w.isEmpty()).toList());
  }

  /** Whether each word is a part of one of these texts. Nothing typed is found everywhere. */
  public boolean areIn(String... texts) {
    if (words.isEmpty()) {
      return true;
    }
    List<String> folded = Stream.of(texts).map(Words::fold).toList();
    return words.stream().allMatch(word -> folded.stream().anyMatch(text -> text.contains(word)));
  }

  private static String fold(String text) {
    return Spelling.fold(text).replace('’', '\'');
  }
}
