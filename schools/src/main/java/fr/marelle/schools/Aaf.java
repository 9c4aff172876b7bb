package fr.marelle.schools;

import fr.marelle.schools.Employee.Duty;
import fr.marelle.schools.Employee.Taught;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes a world as the annuaire académique fédérateur, complete or what the last night changed.
 * Towns are made anew for each type, so that no more than one is in memory.
 */
public final class Aaf {
  private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");

  private static final String PERSON = "categoriePersonne";
  private static final String STRUCTURE = "categorieStructure";
  private static final String ADD = "addRequest";
  private static final String MODIFY = "modifyRequest";

  private final Parcel parcel;
  private final Alphabet alphabet;
  private final int perFile;

  /**
   * @param perFile most requests of a file
   */
  public Aaf(Parcel parcel, Alphabet alphabet, int perFile) {
    this.parcel = parcel;
    this.alphabet = alphabet;
    this.perFile = perFile;
  }

  /** Everybody. */
  public void complete(Supplier<Stream<Town>> towns, LocalDate day) throws IOException {
    String prefix = prefix(towns, "Complet", day);
    write(
        prefix,
        STRUCTURE,
        "EtabEducNat",
        towns,
        (out, town) -> each(town.schools(), s -> add(out, s)));
    nomenclatures(prefix, towns);
    write(prefix, PERSON, "Eleve", towns, (out, town) -> each(town.pupils(), p -> add(out, p)));
    write(
        prefix,
        PERSON,
        "PersRelEleve",
        towns,
        (out, town) -> each(town.relatives(), r -> add(out, r)));
    write(
        prefix,
        PERSON,
        "PersEducNat",
        towns,
        (out, town) -> each(town.employees(), e -> add(out, e)));
  }

  /** What the last of the nights changed. */
  public void delta(Supplier<Stream<Night>> nights, LocalDate day) throws IOException {
    String prefix = prefix(() -> nights.get().map(Night::town), "Delta", day);
    write(
        prefix,
        PERSON,
        "Eleve",
        nights,
        (out, night) -> {
          each(night.addedPupils(), p -> add(out, p));
          each(night.changedPupils(), p -> modify(out, p));
          each(night.gonePupils(), p -> out.delete(p.who().jointure()));
        });
    write(
        prefix,
        PERSON,
        "PersRelEleve",
        nights,
        (out, night) -> {
          each(night.addedRelatives(), r -> add(out, r));
          each(
              night.changedRelatives(),
              r -> modify(out, r.who().jointure(), contacts(r.contact())));
          each(night.goneRelatives(), r -> out.delete(r.who().jointure()));
        });
    write(
        prefix,
        PERSON,
        "PersEducNat",
        nights,
        (out, night) ->
            each(
                night.changedEmployees(),
                e -> modify(out, e.who().jointure(), contacts(e.contact()))));
  }

  private void nomenclatures(String prefix, Supplier<Stream<Town>> towns) throws IOException {
    Map<String, String> levels = new LinkedHashMap<>();
    Map<String, String> subjects = new LinkedHashMap<>();
    try (Stream<Town> all = towns.get()) {
      all.limit(1)
          .forEach(
              town -> {
                town.schools().stream()
                    .flatMap(school -> school.classes().stream())
                    .forEach(c -> levels.putIfAbsent(c.level(), c.label().split(" ", 2)[0]));
                town.employees().stream()
                    .flatMap(employee -> employee.duties().stream())
                    .filter(duty -> !duty.disciplineCode().isEmpty())
                    .forEach(d -> subjects.putIfAbsent(d.disciplineCode(), d.discipline()));
              });
    }
    codes(prefix, "MefEducNat", "ENTLibelleMef", levels);
    codes(prefix, "MatiereEducNat", "ENTLibelleMatiere", subjects);
  }

  private void codes(String prefix, String type, String attribute, Map<String, String> labels)
      throws IOException {
    try (AafRequests out =
        new AafRequests(parcel, alphabet, prefix, "categorieNomenclature", type, perFile)) {
      for (Map.Entry<String, String> label : labels.entrySet()) {
        AafFile file = out.beginCode(ADD, label.getKey());
        file.attribute(attribute, List.of(label.getValue()));
        file.end(ADD);
      }
    }
  }

  private static void add(AafRequests out, School school) throws IOException {
    AafFile file = out.begin(ADD, school.jointure());
    file.attribute("ENTStructureJointure", List.of(Long.toString(school.jointure())));
    file.attribute("ENTStructureUAI", List.of(school.uai()));
    file.attribute("ENTStructureNomCourant", List.of(school.name()));
    file.attribute("ENTStructureTypeStruct", List.of(school.kind().type()));
    file.attribute(
        "ENTStructureClasses",
        school.classes().stream().map(c -> c.name() + "$" + c.label() + "$" + c.level()).toList());
    file.end(ADD);
  }

  private static void add(AafRequests out, Pupil pupil) throws IOException {
    AafFile file = out.begin(ADD, pupil.who().jointure());
    for (Map.Entry<String, List<String>> attribute : attributes(pupil).entrySet()) {
      file.attribute(attribute.getKey(), attribute.getValue());
    }
    file.end(ADD);
  }

  private static void modify(AafRequests out, Pupil pupil) throws IOException {
    Map<String, List<String>> changed = attributes(pupil);
    changed
        .keySet()
        .retainAll(
            List.of("sn", "ENTPersonStructRattach", "ENTEleveClasses", "ENTElevePersRelEleve"));
    modify(out, pupil.who().jointure(), changed);
  }

  private static void add(AafRequests out, Relative relative) throws IOException {
    AafFile file = out.begin(ADD, relative.who().jointure());
    Map<String, List<String>> attributes = person(relative.who());
    attributes.putAll(contacts(relative.contact()));
    for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
      file.attribute(attribute.getKey(), attribute.getValue());
    }
    file.end(ADD);
  }

  private static void add(AafRequests out, Employee employee) throws IOException {
    AafFile file = out.begin(ADD, employee.who().jointure());
    Map<String, List<String>> attributes = person(employee.who());
    attributes.put("ENTPersonDateNaissance", List.of(FRENCH.format(employee.who().birthDate())));
    attributes.putAll(contacts(employee.contact()));
    attributes.put(
        "ENTPersonStructRattach", List.of(Long.toString(employee.duties().get(0).school())));
    attributes.put("ENTPersonFonctions", employee.duties().stream().map(Aaf::duty).toList());
    if (employee.isTeacher()) {
      attributes.put(
          "ENTAuxEnsClasses",
          employee.teaches().stream().map(Aaf::schoolClass).distinct().toList());
      attributes.put(
          "ENTAuxEnsClassesPrincipal", employee.headOf().stream().map(Aaf::schoolClass).toList());
      attributes.put(
          "ENTAuxEnsClassesMatieres",
          employee.teaches().stream()
              .filter(taught -> !taught.subject().isEmpty())
              .map(taught -> schoolClass(taught) + "$" + taught.subject())
              .toList());
    }
    for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
      file.attribute(attribute.getKey(), attribute.getValue());
    }
    file.end(ADD);
  }

  private static void modify(AafRequests out, long id, Map<String, List<String>> changed)
      throws IOException {
    AafFile file = out.begin(MODIFY, id);
    for (Map.Entry<String, List<String>> attribute : changed.entrySet()) {
      file.modification(attribute.getKey(), attribute.getValue());
    }
    file.end(MODIFY);
  }

  private static Map<String, List<String>> attributes(Pupil pupil) {
    Map<String, List<String>> attributes = person(pupil.who());
    attributes.put("ENTPersonDateNaissance", List.of(FRENCH.format(pupil.who().birthDate())));
    attributes.put("ENTPersonStructRattach", List.of(Long.toString(pupil.school())));
    attributes.put("ENTEleveINE", AafRequests.some(pupil.ine()));
    attributes.put("ENTEleveClasses", List.of(pupil.school() + "$" + pupil.schoolClass()));
    attributes.put(
        "ENTElevePersRelEleve",
        pupil.guardians().stream()
            .map(
                g ->
                    g.relative()
                        + "$"
                        + g.link()
                        + (g.financial() ? "$1$" : "$0$")
                        + g.responsibility()
                        + (g.contact() ? "$1$0" : "$0$0"))
            .toList());
    return attributes;
  }

  private static Map<String, List<String>> person(Identity who) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    attributes.put("ENTPersonJointure", List.of(Long.toString(who.jointure())));
    attributes.put("personalTitle", List.of(who.sex() == Sex.FEMALE ? "Mme" : "M."));
    attributes.put("sn", List.of(who.family()));
    attributes.put("givenName", List.of(who.first()));
    attributes.put("ENTPersonAutresPrenoms", AafRequests.some(who.others()));
    return attributes;
  }

  private static Map<String, List<String>> contacts(Contact contact) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    attributes.put("mail", AafRequests.some(contact.mail()));
    attributes.put("mobile", AafRequests.some(contact.mobile()));
    attributes.put("homePhone", AafRequests.some(contact.home()));
    attributes.put("telephoneNumber", AafRequests.some(contact.work()));
    return attributes;
  }

  private static String duty(Duty duty) {
    return String.join(
        "$",
        Long.toString(duty.school()),
        duty.code(),
        duty.label(),
        duty.disciplineCode(),
        duty.discipline());
  }

  private static String schoolClass(Taught taught) {
    return taught.school() + "$" + taught.schoolClass();
  }

  private static String prefix(Supplier<Stream<Town>> towns, String extent, LocalDate day) {
    try (Stream<Town> all = towns.get()) {
      String uai = all.findFirst().orElseThrow().schools().get(0).uai();
      return "ENT_%s_%s_%s_".formatted(uai, extent, NAME.format(day));
    }
  }

  private <T> void write(
      String prefix,
      String category,
      String type,
      Supplier<Stream<T>> all,
      Writing<AafRequests, T> writing)
      throws IOException {
    try (AafRequests out = new AafRequests(parcel, alphabet, prefix, category, type, perFile);
        Stream<T> each = all.get()) {
      each.forEach(
          one -> {
            try {
              writing.write(out, one);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  private static <T> void each(List<T> list, WritingOne<T> writing) throws IOException {
    for (T one : list) {
      writing.write(one);
    }
  }

  private interface Writing<O, T> {
    void write(O out, T one) throws IOException;
  }

  private interface WritingOne<T> {
    void write(T one) throws IOException;
  }
}
