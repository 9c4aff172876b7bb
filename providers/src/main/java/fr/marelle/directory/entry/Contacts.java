package fr.marelle.directory.entry;

/**
 * Where a person is reached. Numbers are in E.164.
 *
 * @param mail lower case
 * @param mobile receives text messages
 * @param home téléphone du domicile
 * @param work téléphone professionnel
 */
public record Contacts(
    Field<String> mail, Field<String> mobile, Field<String> home, Field<String> work) {
  /** Nothing said. */
  public static final Contacts ABSENT =
      new Contacts(Field.absent(), Field.absent(), Field.absent(), Field.absent());
}
