package fr.marelle.demo.post;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The messages, newest first. A full one lets the oldest go. */
public final class Mailbox {
  /** As many as a demonstration needs. */
  static final int CAPACITY = 200;

  private final Clock clock;
  private final Deque<Message> messages = new ArrayDeque<>();
  private long last;
  private long revision;

  Mailbox(Clock clock) {
    this.clock = clock;
  }

  synchronized void addMail(String from, String to, String subject, String text, String html) {
    add(new Message.Mail(++last, clock.instant(), from, to, subject, text, html));
  }

  synchronized void addSms(String to, String text) {
    add(new Message.Sms(++last, clock.instant(), to, text));
  }

  /** All of them, newest first. */
  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  synchronized Optional<Message> message(long id) {
    return messages.stream().filter(message -> message.id() == id).findFirst();
  }

  /** Throws everything away. */
  synchronized void clear() {
    messages.clear();
    revision++;
  }

  /** A number that changes with every change. */
  synchronized long revision() {
    return revision;
  }

  private void add(Message message) {
    messages.addFirst(message);
    if (messages.size() > CAPACITY) {
      messages.removeLast();
    }
    revision++;
  }
}
