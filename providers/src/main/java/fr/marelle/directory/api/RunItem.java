package fr.marelle.directory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.marelle.directory.run.Run;
import fr.marelle.directory.run.Tally;
import fr.marelle.text.Texts;
import java.time.Instant;
import java.util.List;

/**
 * A run.
 *
 * @param file as it was called when it was sent
 * @param schools UAI of the only ones that it may touch; empty where it may touch any
 * @param dry whether it only says what it would do
 * @param state {@code uploading}, {@code waiting}, {@code running}, {@code paused}, {@code asking},
 *     {@code done}, {@code cancelled} or {@code failed}
 * @param received bytes of the file that are there
 * @param percent of it that is done
 * @param accountsPerSecond over all the time that it was worked on
 * @param counts what it did, or would do
 * @param failure a message key
 * @param failureText why it failed, in the language that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunItem(
    String id,
    String file,
    List<String> schools,
    boolean dry,
    String state,
    long received,
    double percent,
    long accountsPerSecond,
    Tally counts,
    String askedAt,
    String begunAt,
    String endedAt,
    String failure,
    String failureText) {

  static RunItem of(Run run, Texts texts) {
    return new RunItem(
        run.id(),
        run.file(),
        run.schools().stream().sorted().toList(),
        run.dry(),
        run.state().value(),
        run.fileSize(),
        run.permille() / 10.0,
        run.accountsPerSecond(),
        run.tally(),
        moment(run.putAt()),
        moment(run.begunAt()),
        moment(run.endedAt()),
        run.failure().orElse(null),
        run.failure().map(texts::text).orElse(null));
  }

  private static String moment(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis).toString();
  }
}
