package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import fr.marelle.account.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which profile a word means: the name of a file, a cell, a function. */
final class ProfileWords {
  private record Word(String part, Profile profile) {}

  /** The first that a text holds counts. */
  private static final List<Word> WORDS =
      List.of(
          new Word("responsable", Profile.RELATIVE),
          new Word("parent", Profile.RELATIVE),
          new Word("relative", Profile.RELATIVE),
          new Word("eleve", Profile.PUPIL),
          new Word("pupil", Profile.PUPIL),
          new Word("student", Profile.PUPIL),
          new Word("enseignant", Profile.TEACHER),
          new Word("professeur", Profile.TEACHER),
          new Word("teacher", Profile.TEACHER),
          new Word("personnel", Profile.STAFF),
          new Word("staff", Profile.STAFF),
          new Word("invite", Profile.GUEST),
          new Word("guest", Profile.GUEST));

  private static final Pattern TEACHING =
      Pattern.compile(
          "\\b(ens|doc|prof|profs|pe)\\b|enseign|professeur|instit|documentalist|documentation");

  private ProfileWords() {}

  /** The profile that a text names; empty where it names none. */
  static Optional<Profile> in(String text) {
    String folded = Spelling.fold(text);
    return WORDS.stream()
        .filter(word -> folded.contains(word.part()))
        .findFirst()
        .map(Word::profile);
  }

  /** Whether whoever has that function stands before a class. */
  static boolean isTeaching(String function) {
    return TEACHING.matcher(Spelling.fold(function)).find();
  }
}
