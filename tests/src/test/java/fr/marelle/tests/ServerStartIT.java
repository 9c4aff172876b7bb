package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerException;
import fr.marelle.server.Servers;
import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.ent.CodeKeys;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that start, refuse to, or die. */
@Tag("newest-only")
@DisplayName("Démarrage et panne du serveur")
class ServerStartIT {
  @Test
  void inProductionItRefusesToStartWithoutAKeyAndSaysWhatToDo() {
    assertThatThrownBy(() -> Servers.process(RunningEnt.withoutKey()).close())
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("spi-marelle-code-keys--default--keys");
  }

  @Test
  void inProductionItRefusesAKeyThatIsTooShortWithoutTellingIt() {
    assertThatThrownBy(
            () ->
                Servers.process(
                        RunningEnt.withoutKey()
                            .option("spi-marelle-code-keys--default--keys", "k1:Y291cnQtbWFpcw=="))
                    .close())
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("k1")
        .hasMessageContaining("32")
        .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain("Y291cnQ"));
  }

  @Test
  void inDevelopmentItMakesAKeySaysWhereItIsAndKeepsItAndTheCodesOverARestart(@TempDir Path data) {
    try (KeycloakServer server =
        new SharedDatabase(data).start(RunningEnt.withoutKey().development())) {
      Path key = server.home().orElseThrow().resolve("data/marelle/code.key");
      assertThat(server.log()).contains(key.toString());
      assertThat(key).isReadable();
      assertThat(server.log()).doesNotContain(read(key).strip());
      Ent before = new Ent(server);
      Person pupil = before.people().pupil();
      before.portal().close();
      server.stop();

      server.start();

      Ent after = Ent.again(server);
      FirstAccess.begin(after, pupil).complete();
      after.portal().close();
    }
  }

  @Test
  void aCodeWhoseKeyIsGoneIsRefusedLikeAWrongOneAndTheOperatorLearnsWhy(@TempDir Path data) {
    SharedDatabase database = new SharedDatabase(data);
    Person pupil;
    try (KeycloakServer server = database.start(RunningEnt.production())) {
      Ent ent = new Ent(server);
      pupil = ent.people().pupil();
      ent.portal().close();
    }

    try (KeycloakServer server =
        database.start(
            RunningEnt.withoutKey()
                .option("spi-marelle-code-keys--default--keys", CodeKeys.SECOND))) {
      Ent ent = Ent.again(server);
      SignInTrial right = SignInTrial.of(ent, pupil.identifier(), pupil.code());
      SignInTrial wrong = SignInTrial.of(ent, pupil.identifier(), "faux-code");
      assertThat(right.page().isLogin()).isTrue();
      assertThat(right.page().status()).isEqualTo(wrong.page().status());
      assertThat(right.page().text()).isEqualTo(wrong.page().text());
      assertThat(server.log()).contains("key essai-1 is not configured").contains(pupil.id());
      ent.portal().close();
    }

    try (KeycloakServer server =
        database.start(
            RunningEnt.withoutKey()
                .option(
                    "spi-marelle-code-keys--default--keys",
                    CodeKeys.SECOND + "," + CodeKeys.FIRST))) {
      Ent ent = Ent.again(server);
      assertThat(ent.rest().send("POST", "marelle-codes/reseal?max=1000").status()).isEqualTo(200);
      FirstAccess.begin(ent, pupil).complete();
      ent.portal().close();
    }
  }

  @Test
  void aServerKilledWhileAClassActivatesLeavesEveryAccountWholeAndTheCodesWorking(
      @TempDir Path data) throws InterruptedException {
    SharedDatabase database = new SharedDatabase(data);
    try (KeycloakServer server = database.start(RunningEnt.production())) {
      Ent ent = new Ent(server);
      List<Person> pupils = IntStream.range(0, 24).mapToObj(i -> ent.people().pupil()).toList();
      List<FirstAccess> forms =
          pupils.stream().map(pupil -> FirstAccess.begin(ent, pupil)).toList();

      killWhileTheySend(server, forms);
      ent.portal().close();
      server.start();

      Ent after = Ent.again(server);
      List<Person> activated = pupils.stream().filter(pupil -> isActive(after, pupil)).toList();
      assertThat(activated).as("activated before the server died").hasSizeLessThan(pupils.size());
      for (Person pupil : pupils) {
        if (activated.contains(pupil)) {
          assertThat(SignInTrial.of(after, pupil.identifier(), Person.PASSWORD).succeeded())
              .isTrue();
          assertThat(SignInTrial.of(after, pupil.identifier(), pupil.code()).page().isLogin())
              .isTrue();
          assertThat(after.people().attribute(pupil, "termsVersion")).isNotBlank();
        } else {
          assertThat(after.people().account(pupil).toRepresentation().getEmail()).isNull();
          assertThat(after.people().attribute(pupil, "termsVersion")).isNull();
          FirstAccess.begin(after, pupil).complete();
        }
      }
      after.portal().close();
    }
  }

  @Test
  void theDatabaseHoldsNoCodeInClear(@TempDir Path data) {
    SharedDatabase database = new SharedDatabase(data);
    String identifier;
    String code;
    try (KeycloakServer server = database.start(RunningEnt.production())) {
      Ent ent = new Ent(server);
      Person pupil = ent.people().pupil();
      identifier = pupil.identifier();
      code = pupil.code();
      ent.portal().close();
    }

    List<String> files = databaseFiles(data);
    assertThat(files).anySatisfy(file -> assertThat(file).contains(identifier));
    assertThat(files).noneMatch(file -> file.contains(code));
  }

  /** Sends all forms at once and pulls the plug when the first answer is back. */
  private static void killWhileTheySend(KeycloakServer server, List<FirstAccess> forms)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(forms.size());
    CountDownLatch firstAnswer = new CountDownLatch(1);
    for (FirstAccess form : forms) {
      HttpForm filled = form.filledIn();
      threads.execute(
          () -> {
            try {
              form.send(filled);
            } catch (UncheckedIOException cutOff) {
              // As expected: the server is gone.
              return;
            }
            firstAnswer.countDown();
          });
    }
    assertThat(firstAnswer.await(30, TimeUnit.SECONDS)).isTrue();
    server.kill();
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean isActive(Ent ent, Person person) {
    List<String> types = ent.people().credentialTypes(person);
    assertThat(types).hasSize(1).isSubsetOf("password", "activation-code");
    return types.contains("password");
  }

  private static List<String> databaseFiles(Path data) {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> file.toString().endsWith(".db"))
          .map(ServerStartIT::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
