package fr.marelle.tests.ent;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A school of a test's own, with one class, as a directory would describe it. */
public final class SchoolWithAClass {
  /** The name of its class. */
  public static final String CLASS = "CE2 A";

  /** Where its people go to sign in. */
  public static final String ADDRESS = "https://ecole.example/";

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final People people;
  private final String uai;
  private final String name;
  private int members;

  private SchoolWithAClass(People people, String uai, String name) {
    this.people = people;
    this.uai = uai;
    this.name = name;
  }

  /** Opens one that nobody goes to yet. */
  public static SchoolWithAClass open(RealmResource realm, People people) {
    int number = NUMBERS.incrementAndGet();
    SchoolWithAClass school =
        new SchoolWithAClass(people, String.format("099%04dZ", number), "École du Galet " + number);
    GroupRepresentation group = group(school.uai);
    group.setAttributes(Map.of("name", List.of(school.name), "address", List.of(ADDRESS)));
    String id = created(realm.groups().add(group));
    created(realm.groups().group(id).subGroup(group(CLASS)));
    return school;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** A pupil of the class, with an activation code. */
  public Person pupil(String firstName, String lastName) {
    return pupil(firstName, lastName, user -> {});
  }

  /** A pupil of the class, whose account the test has its own wishes for. */
  public Person pupil(String firstName, String lastName, Consumer<UserRepresentation> wishes) {
    return member("pupil", "/" + CLASS, firstName, lastName, wishes);
  }

  /** A teacher of the class, with an activation code. */
  public Person teacher(String firstName, String lastName) {
    return member("teacher", "/" + CLASS, firstName, lastName, user -> {});
  }

  /** Somebody on the staff, with an activation code, whom a role makes an administrator of it. */
  public Person staff(String firstName, String lastName) {
    return member("staff", "", firstName, lastName, user -> {});
  }

  private Person member(
      String profile,
      String path,
      String firstName,
      String lastName,
      Consumer<UserRepresentation> wishes) {
    int number = ++members;
    return people.create(
        profile,
        user -> {
          user.setFirstName(firstName);
          user.setLastName(lastName);
          user.setGroups(List.of("/" + uai + path));
          user.setAttributes(
              Map.of(
                  "profile", List.of(profile),
                  "externalId", List.of(uai + "-" + number),
                  "birthDate", List.of(String.format("2018-03-%02d", 1 + number % 28))));
          wishes.accept(user);
        });
  }

  private static GroupRepresentation group(String name) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    return group;
  }

  private static String created(Response answer) {
    try (answer) {
      return CreatedResponseUtil.getCreatedId(answer);
    }
  }
}
