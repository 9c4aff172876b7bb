package fr.marelle.tests;

import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.School;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A parent as the school knows her, with a mobile of her own, and her children.
 *
 * @param mobile in E.164
 * @param dates the birth dates of the children as they are typed, in the order of the page
 */
record Family(Person parent, String mobile, List<Person> children, List<String> dates) {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** Nadia Benali, with so many children. */
  static Family with(Ent ent, int children) {
    return with(ent, "Benali", "Nadia", number(), children, user -> {});
  }

  static Family with(
      Ent ent,
      String lastName,
      String firstName,
      String mobile,
      int children,
      Consumer<UserRepresentation> wishes) {
    School school = School.in(ent, "École Jean-Moulin");
    List<Person> pupils = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    List<String> dates = new ArrayList<>();
    String family = UUID.randomUUID().toString().substring(0, 8);
    for (int i = 0; i < children; i++) {
      String id = family + "-" + i;
      String day = "%02d".formatted(i + 10);
      ids.add(id);
      dates.add(day + "/03/2018");
      pupils.add(
          ent.people()
              .create(
                  "pupil",
                  user -> {
                    user.setGroups(List.of("/" + school.uai()));
                    user.setAttributes(
                        Map.of(
                            "profile", List.of("pupil"),
                            "externalId", List.of(id),
                            "birthDate", List.of("2018-03-" + day)));
                  }));
    }
    Person parent =
        ent.people()
            .create(
                "relative",
                user -> {
                  user.setLastName(lastName);
                  user.setFirstName(firstName);
                  user.setGroups(List.of("/" + school.uai()));
                  Map<String, List<String>> attributes = new HashMap<>();
                  attributes.put("profile", List.of("relative"));
                  attributes.put("mobile", List.of(mobile));
                  attributes.put("children", ids);
                  user.setAttributes(attributes);
                  wishes.accept(user);
                });
    return new Family(parent, mobile, pupils, dates);
  }

  /** One that no other family has. */
  static String number() {
    return "+336120%05d".formatted(NUMBERS.incrementAndGet());
  }

  /** Asks for a code, as the school knows the parent. */
  Enrolling ask(Ent ent) {
    return Enrolling.asking(ent, parent.lastName(), parent.firstName(), mobile);
  }
}
