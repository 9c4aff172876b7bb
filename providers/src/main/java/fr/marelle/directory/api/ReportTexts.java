package fr.marelle.directory.api;

import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.run.Announcement;
import fr.marelle.directory.run.Run;
import fr.marelle.text.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sentences of a run's report, in the language of whoever reads it: what a trial would do is
 * told as such, and whose own school it is knows its classes without its UAI.
 */
public final class ReportTexts {
  private static final String WORD = "marelleDirectoryWord.";
  private static final String CREATED = "marelleDirectoryReportCreated";
  private static final String CHANGED = "marelleDirectoryReportChanged";
  private static final String GONE = "marelleDirectoryReportGone";
  private static final String HELD = "marelleDirectoryReportHeld";

  /** After the key of a sentence that is another one where it was only tried. */
  private static final String TRIED = "Tried";

  /** Which parameter of a sentence is no text but words of the API, parted by spaces. */
  private static final Map<String, Integer> WORDS =
      Map.of(CREATED, 2, HELD, 2, Question.MANY_WOULD_GO.messageKey(), 1);

  /** Which parameter of a sentence is a list of schools and classes. */
  private static final Map<String, Integer> PLACES = Map.of(CREATED, 3, HELD, 3);

  /** The word for schools and classes, of which the sentence has those of before and after. */
  private static final String MOVED = "places";

  private static final int FROM = 3;
  private static final int TO = 4;

  private final Texts texts;
  private final Run run;

  public ReportTexts(Texts texts, Run run) {
    this.texts = texts;
    this.run = run;
  }

  /** The sentence of a line. */
  public String of(ReportLine line) {
    String key = line.messageKey();
    Object[] parameters = line.parameters().toArray();
    if (WORDS.containsKey(key)) {
      parameters[WORDS.get(key)] = word((String) parameters[WORDS.get(key)]);
    }
    if (PLACES.containsKey(key)) {
      parameters[PLACES.get(key)] = ofOwnSchool((String) parameters[PLACES.get(key)]);
    }
    if (key.equals(CHANGED)) {
      parameters[2] = changes(line.parameters());
    }
    if (key.equals(GONE)) {
      parameters[2] = day((String) parameters[2]);
      parameters[3] = day((String) parameters[3]);
    }
    return texts.text(tried(key), parameters);
  }

  /** What the lines of a kind are called. */
  public String kind(String key) {
    return texts.text(tried(key));
  }

  private String tried(String key) {
    return run.dry() && texts.find(key + TRIED).isPresent() ? key + TRIED : key;
  }

  private String changes(List<String> parameters) {
    return Arrays.stream(parameters.get(2).split(" "))
        .map(
            change ->
                change.equals(MOVED) && parameters.size() > TO
                    ? moved(parameters.get(FROM), parameters.get(TO))
                    : word(change))
        .collect(Collectors.joining(", "));
  }

  private String moved(String from, String to) {
    String how = to.isEmpty() ? "Left" : from.isEmpty() ? "Joined" : "Moved";
    return texts.text("marelleDirectoryReport" + how, ofOwnSchool(from), ofOwnSchool(to));
  }

  private String word(String value) {
    return texts.find(WORD + value).orElse(value);
  }

  private String ofOwnSchool(String places) {
    return run.announcement()
        .map(Announcement::school)
        .map(uai -> places.replace(uai + "/", ""))
        .orElse(places);
  }

  private String day(String iso) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(texts.locale())
        .format(LocalDate.parse(iso));
  }
}
