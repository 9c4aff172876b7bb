package fr.marelle.demo;

import fr.marelle.demo.web.Language;
import java.util.List;

/** The demonstration can't start or go on, for a reason that its reader can do something about. */
public final class DemonstrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> values;

  /**
   * @param key of the sentence that says what happened and what to do
   * @param values that fill it in
   */
  DemonstrationException(String key, Object... values) {
    super(Language.ENGLISH.say(key, values));
    this.key = key;
    this.values = List.of(values);
  }

  /** The sentence in this language. */
  String in(Language language) {
    return language.say(key, values.toArray());
  }
}
