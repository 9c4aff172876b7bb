package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.ent.WatchedEnt;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody finds in the mailbox and on the telephone. */
record Inbox(WatchedEnt watched) {
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  /** The newest first. */
  List<Message> sentTo(String contact) {
    return watched.post().mailbox().messages().stream()
        .filter(one -> one.to().equals(contact))
        .toList();
  }

  /** The newest, once there is one. */
  Message lastTo(String contact) {
    Patience.until(() -> assertThat(sentTo(contact)).as(contact).isNotEmpty());
    return sentTo(contact).get(0);
  }

  /** The code that a message brings. */
  static String codeIn(Message message) {
    Matcher code = CODE.matcher(message.text());
    assertThat(code.find()).as(message.text()).isTrue();
    return code.group();
  }

  static boolean hasCode(Message message) {
    return CODE.matcher(message.text()).find();
  }

  /** Another code. */
  static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }
}
