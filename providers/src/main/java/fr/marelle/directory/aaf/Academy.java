package fr.marelle.directory.aaf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The academies and the départements that a UAI begins with (décret n° 2019-1200 of 20 November
 * 2019 for the academies; the UAI's first three digits are the département's, with 620 and 720 for
 * Corsica).
 */
public final class Academy {
  private static final int DEPARTMENT = 3;

  private static final Map<String, String> BY_DEPARTMENT =
      Map.ofEntries(
              Map.entry("aix-marseille", List.of("004", "005", "013", "084")),
              Map.entry("amiens", List.of("002", "060", "080")),
              Map.entry("besancon", List.of("025", "039", "070", "090")),
              Map.entry("bordeaux", List.of("024", "033", "040", "047", "064")),
              Map.entry("clermont-ferrand", List.of("003", "015", "043", "063")),
              Map.entry("corse", List.of("620", "720")),
              Map.entry("creteil", List.of("077", "093", "094")),
              Map.entry("dijon", List.of("021", "058", "071", "089")),
              Map.entry("grenoble", List.of("007", "026", "038", "073", "074")),
              Map.entry("guadeloupe", List.of("971", "977", "978")),
              Map.entry("guyane", List.of("973")),
              Map.entry("lille", List.of("059", "062")),
              Map.entry("limoges", List.of("019", "023", "087")),
              Map.entry("lyon", List.of("001", "042", "069")),
              Map.entry("martinique", List.of("972")),
              Map.entry("mayotte", List.of("976")),
              Map.entry("montpellier", List.of("011", "030", "034", "048", "066")),
              Map.entry("nancy-metz", List.of("054", "055", "057", "088")),
              Map.entry("nantes", List.of("044", "049", "053", "072", "085")),
              Map.entry("nice", List.of("006", "083")),
              Map.entry("normandie", List.of("014", "027", "050", "061", "076", "975")),
              Map.entry("nouvelle-caledonie", List.of("988")),
              Map.entry("orleans-tours", List.of("018", "028", "036", "037", "041", "045")),
              Map.entry("paris", List.of("075")),
              Map.entry("poitiers", List.of("016", "017", "079", "086")),
              Map.entry("polynesie-francaise", List.of("987")),
              Map.entry("reims", List.of("008", "010", "051", "052")),
              Map.entry("rennes", List.of("022", "029", "035", "056")),
              Map.entry("reunion", List.of("974")),
              Map.entry("strasbourg", List.of("067", "068")),
              Map.entry(
                  "toulouse", List.of("009", "012", "031", "032", "046", "065", "081", "082")),
              Map.entry("versailles", List.of("078", "091", "092", "095")),
              Map.entry("wallis-et-futuna", List.of("986")))
          .entrySet()
          .stream()
          .flatMap(
              academy ->
                  academy.getValue().stream()
                      .map(department -> Map.entry(department, academy.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private Academy() {}

  /** Whether there is an academy of that name, in lower case without accents. */
  public static boolean exists(String name) {
    return BY_DEPARTMENT.containsValue(name);
  }

  /**
   * The academy of a school, in lower case without accents; empty where its département is none.
   *
   * @param uai seven digits and a letter
   */
  static Optional<String> of(String uai) {
    return Optional.ofNullable(BY_DEPARTMENT.get(uai.substring(0, DEPARTMENT)));
  }
}
