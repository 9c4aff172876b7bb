package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Contacts;
import fr.marelle.directory.entry.Coverage;
import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.Entries;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Family;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.entry.Saying;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.UnreadEntry;
import fr.marelle.directory.entry.Work;
import fr.marelle.directory.plan.InePrint;
import fr.marelle.directory.plan.Said;
import fr.marelle.directory.plan.SchoolNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Location HERE = new Location("ici.xml", 1);

  private static Reading reading(List<? extends Entry> entries) {
    return reading(Extent.COMPLETE, entries);
  }

  private static Reading reading(Extent extent, List<? extends Entry> entries) {
    Iterator<? extends Entry> rest = entries.iterator();
    Entries source =
        new Entries() {
          @Override
          public Optional<Entry> next() {
            return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
          }

          @Override
          public double progress() {
            return rest.hasNext() ? 0.5 : 1;
          }

          @Override
          public void close() {}
        };
    return new Reading(
        source,
        new Coverage(extent, Breadth.EVERY_SCHOOL, Map.of(), Set.of(Profile.PUPIL)),
        new SchoolNames(Map.of()),
        new InePrint(new SecretKeySpec(new byte[] {1}, "HmacSHA256")));
  }

  private static PersonEntry person(String id) {
    return person(id, Field.absent());
  }

  private static PersonEntry person(String id, Field<SchoolRef> school) {
    return new PersonEntry(
        HERE,
        Saying.WHOLE,
        Optional.of(new ExternalId("lille", id)),
        Field.absent(),
        Field.of(Profile.PUPIL),
        Names.ABSENT,
        Field.absent(),
        Field.absent(),
        Contacts.ABSENT,
        school,
        Field.absent(),
        Family.ABSENT,
        Work.ABSENT);
  }

  private static RemovalEntry removal(String id) {
    return new RemovalEntry(HERE, RemovalEntry.Subject.PERSON, new ExternalId("lille", id));
  }

  private static List<Batch> all(Reading reading) throws IOException {
    List<Batch> batches = new ArrayList<>();
    for (Optional<Batch> one = reading.next(Long.MAX_VALUE);
        one.isPresent();
        one = reading.next(Long.MAX_VALUE)) {
      batches.add(one.get());
    }
    return batches;
  }

  @Test
  void aSourceIsReadInBatchesThatSayWhereTheyEnd() throws IOException {
    List<Batch> batches =
        all(reading(IntStream.range(0, 2_500).mapToObj(i -> person("E" + i)).toList()));

    assertThat(batches).extracting(batch -> batch.people().size()).containsExactly(1000, 1000, 500);
    assertThat(batches).extracting(Batch::end).containsExactly(1000L, 2000L, 2500L);
  }

  @Test
  void aJointureThatNothingExplainsIsSaidOnce() throws IOException {
    Field<SchoolRef> unknown = Field.of(new SchoolRef.ByJointure(new ExternalId("lille", "77")));

    List<Batch> batches = all(reading(List.of(person("E1", unknown), person("E2", unknown))));

    assertThat(batches)
        .flatExtracting(Batch::problems)
        .extracting(problem -> problem.reason() + " " + problem.parameters())
        .containsExactly("UNKNOWN_JOINTURE [lille:77]");
  }

  @Test
  void whatIsSaidTwiceOfSomebodyIsDoneOneAfterTheOther() throws IOException {
    List<Batch> batches =
        all(
            reading(
                Extent.DELTA,
                List.of(person("E1"), person("E2"), person("E1"), removal("E2"), person("E2"))));

    assertThat(batches)
        .extracting(
            batch ->
                batch.people().stream().map(Said::externalId).toList()
                    + " "
                    + batch.removals().size())
        .containsExactly("[lille:E1, lille:E2] 0", "[lille:E1] 0", "[] 1", "[lille:E2] 0");
  }

  @Test
  void whoGoesOnAfterABreakGetsTheRestAndKnowsWhatCameBefore() throws IOException {
    List<Entry> entries = new ArrayList<>();
    entries.add(
        new SchoolEntry(
            HERE,
            Saying.WHOLE,
            Optional.of(new ExternalId("lille", "1")),
            Field.of("0590123A"),
            Field.absent(),
            Field.absent(),
            Field.absent()));
    entries.add(Problem.of(HERE, Reason.MISSING_ID));
    IntStream.range(0, 1_500).forEach(i -> entries.add(person("E" + i)));
    Reading reading = reading(entries);

    while (reading.next(1_002).isPresent()) {
      // Done before the break.
    }

    assertThat(all(reading)).singleElement().extracting(Batch::end).isEqualTo(1_502L);
    assertThat(reading.covered()).containsExactly("0590123A");
    assertThat(reading.isCertain()).isFalse();
  }

  @Test
  void anEntryThatIsNoUseLeavesNoDoubtWhereItSaysWhoItIsAbout() throws IOException {
    Location there = new Location("ici.xml", 7);
    Entry problem = Problem.of(there, Reason.MISSING_VALUE);
    Entry known = new UnreadEntry(there, new ExternalId("lille", "E1"));
    Reading reading = reading(List.of(problem, problem, known, person("E2")));

    assertThat(all(reading)).singleElement().extracting(Batch::unread).isEqualTo(List.of(known));
    assertThat(reading.isCertain()).isTrue();

    for (List<Entry> doubtful :
        List.of(
            List.of(problem),
            List.of(problem, person("E2"), known),
            List.of(Problem.of(HERE, Reason.MISSING_ID), problem, known),
            List.<Entry>of(Problem.of(there, Reason.BROKEN_XML), known))) {
      Reading other = reading(doubtful);
      assertThat(all(other)).isNotEmpty();
      assertThat(other.isCertain()).isFalse();
    }
  }

  @Test
  void aFieldThatCanNotBeReadMakesNobodyUncertain() throws IOException {
    Reading reading = reading(List.of(Problem.in("mail", HERE, Reason.INVALID_MAIL)));

    assertThat(all(reading)).hasSize(1);
    assertThat(reading.isCertain()).isTrue();
  }
}
