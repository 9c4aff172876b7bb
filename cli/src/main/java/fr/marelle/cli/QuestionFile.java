package fr.marelle.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The questions of a run as a table that a spreadsheet opens: a row for each account that somebody
 * may be, and one for somebody new. Whoever marks one of them and saves it has the answers: {@link
 * AnswerFile}.
 */
final class QuestionFile {
  private static final int PAGE = 500;

  private final Server server;
  private final Texts texts;

  QuestionFile(Server server, Texts texts) {
    this.server = server;
    this.texts = texts;
  }

  /** Writes all of them. */
  void write(String id, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out);
    csv.writeRecord(
        texts.text("questions.number"),
        texts.text("questions.account"),
        texts.text("questions.answer"),
        texts.text("report.text"),
        texts.text("questions.file"),
        texts.text("questions.identifier"),
        texts.text("questions.candidate"),
        texts.text("questions.state"));
    Pages.each(
        PAGE, (first, max) -> server.questions(id, first, max), question -> write(csv, question));
    csv.flush();
  }

  private void write(CsvWriter csv, Question question) {
    if (question.account()) {
      for (Question.Candidate one : question.candidates()) {
        boolean chosen = question.answer() != null && one.id().equals(question.answer().account());
        csv.writeRecord(
            Long.toString(question.number()),
            one.id(),
            chosen ? AnswerFile.MARK : "",
            ReportFile.plain(question.text()),
            ReportFile.plain(person(question.who())),
            ReportFile.plain(one.identifier()),
            ReportFile.plain(words(one.lastName(), one.firstName(), one.birthDate(), one.places())),
            texts.find("account." + one.state()).orElse(one.state()));
      }
    }
    csv.writeRecord(
        Long.toString(question.number()),
        "",
        question.answer() != null && question.answer().someoneNew() ? AnswerFile.MARK : "",
        ReportFile.plain(question.text()),
        ReportFile.plain(person(question.who())),
        "",
        texts.text("questions.someoneNew"),
        "");
  }

  private static String person(Question.Person who) {
    return words(who.lastName(), who.firstName(), who.birthDate(), who.places())
        + (who.externalId() == null ? "" : " (" + who.externalId() + ")");
  }

  private static String words(String last, String first, String birthDate, List<String> places) {
    String name = (last == null ? "" : last) + " " + (first == null ? "" : first);
    return name.strip()
        + (birthDate == null ? "" : ", " + birthDate)
        + (places.isEmpty() ? "" : ", " + String.join(", ", places));
  }
}
