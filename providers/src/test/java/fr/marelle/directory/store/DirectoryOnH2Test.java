package fr.marelle.directory.store;

/** On the database of a server that was given no other. */
final class DirectoryOnH2Test extends DirectoryTest {
  DirectoryOnH2Test() {
    super(new Trial(TrialDatabase.inMemory()));
  }
}
