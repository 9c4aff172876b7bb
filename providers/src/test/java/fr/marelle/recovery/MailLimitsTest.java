package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.sms.SmsPurpose;
import fr.marelle.sms.TextMessage;
import fr.marelle.tables.StandIn;
import fr.marelle.tables.TestDatabase;
import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingEntity;
import fr.marelle.throttle.SendingLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.UserModel;

class MailLimitsTest {
  private static final String FAMILY = "famille@exemple.fr";
  private static final UserModel PARENT = account("parent");

  private final TestDatabase database = new TestDatabase(SendingEntity.class);

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void oneStrangerLeavesTheOwnerSome() {
    assertThat(allowed(200, () -> from("203.0.113.1").allowMail(PARENT))).isEqualTo(3);

    assertThat(from("203.0.113.2").allowMail(PARENT)).isTrue();
  }

  @Test
  void aStrangerWithManyNetworksOfOneSiteIsOne() {
    assertThat(
            IntStream.range(0, 50)
                .filter(n -> from("2001:db8:1:" + n + "::1").allowMail(PARENT))
                .count())
        .isEqualTo(3);
  }

  @Test
  void manyStrangersAreBounded() {
    assertThat(IntStream.range(0, 50).filter(n -> from("192.0.2." + n).allowMail(PARENT)).count())
        .isEqualTo(10);
  }

  @Test
  void oneStrangerShutsOutNobodyOfAFamily() {
    List<UserModel> children = IntStream.range(0, 6).mapToObj(n -> account("child" + n)).toList();
    children.forEach(
        child -> assertThat(allowed(50, () -> from("203.0.113.1").allowMail(child))).isEqualTo(3));

    assertThat(from("203.0.113.2").allowMail(children.get(0))).isTrue();
    assertThat(from("203.0.113.2").allowReminder(FAMILY)).isTrue();
  }

  @Test
  void remindersUseUpNoLinks() {
    assertThat(IntStream.range(0, 50).filter(n -> from("192.0.2." + n).allowReminder(FAMILY)))
        .hasSize(10);

    assertThat(from("203.0.113.2").allowMail(PARENT)).isTrue();
  }

  @Test
  void whatTheAddressIsRefusedIsNotCountedForTheAccount() {
    for (String other : List.of("one", "two")) {
      assertThat(IntStream.range(0, 10).filter(n -> from("192.0.2." + n).allowMail(account(other))))
          .hasSize(10);
    }

    assertThat(from("203.0.113.2").allowMail(PARENT)).isFalse();

    assertThat(counted("recovery-account")).isEqualTo(20);
    assertThat(counted("recovery-account-network")).isEqualTo(20);
  }

  @Test
  void aStrangersTextMessagesCountAsHerMailsDo() {
    assertThat(allowed(2, () -> from("203.0.113.1").allowMail(PARENT))).isEqualTo(2);

    assertThat(allowed(5, () -> text("203.0.113.1", PARENT))).isEqualTo(1);
    assertThat(text("203.0.113.2", PARENT)).isTrue();
  }

  private boolean text(String address, UserModel user) {
    TextMessage message =
        new TextMessage(
            "+33612345678",
            () -> "",
            SmsPurpose.PASSWORD,
            Optional.of(user.getId()),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true);
    return new SendingLimits(StandIn.session(database))
        .takeAll(from(address).within(message, user).asked());
  }

  private long counted(String limit) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select sum(s.taken) from SendingEntity s where s.name = :name", Long.class)
                .setParameter("name", limit)
                .getSingleResult());
  }

  private static long allowed(int times, BooleanSupplier mail) {
    return IntStream.range(0, times).filter(n -> mail.getAsBoolean()).count();
  }

  private MailLimits from(String address) {
    return new MailLimits(StandIn.session(database), Network.of(address));
  }

  private static UserModel account(String id) {
    return StandIn.of(
        UserModel.class, (method, arguments) -> method.equals("getEmail") ? FAMILY : id);
  }
}
