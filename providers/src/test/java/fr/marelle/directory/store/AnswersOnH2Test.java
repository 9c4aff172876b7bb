package fr.marelle.directory.store;

/** On the database of a server that was given no other. */
final class AnswersOnH2Test extends AnswersTest {
  AnswersOnH2Test() {
    super(new Trial(TrialDatabase.inMemory()));
  }
}
