package fr.marelle.tests.ent;

import fr.marelle.demo.post.Message;
import fr.marelle.demo.post.PostRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.representations.idm.RealmRepresentation;

/** A real SMTP server that the realm sends through, and what has come in. */
public final class Letters implements AutoCloseable {
  private final Ent ent;
  private final PostRoom post;
  private final Map<String, String> before;

  private Letters(Ent ent, PostRoom post) {
    this.ent = ent;
    this.post = post;
    this.before = ent.realm().toRepresentation().getSmtpServer();
    sendTo(post.smtpPort());
  }

  /** Opens a post room for this realm. */
  public static Letters of(Ent ent) {
    try {
      return new Letters(ent, PostRoom.start(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes over a post room that was opened before the server. */
  public static Letters of(Ent ent, PostRoom post) {
    return new Letters(ent, post);
  }

  /** Has the realm send its mails to that port of this machine. */
  public void sendTo(int port) {
    set(
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(port),
            "from", "ne-pas-repondre@ecole.example"));
  }

  /** Has the realm send its mails here again. */
  public void sendHere() {
    sendTo(post.smtpPort());
  }

  /** All mails, newest first. */
  public List<Message.Mail> all() {
    return post.mailbox().messages().stream()
        .flatMap(one -> one instanceof Message.Mail mail ? Stream.of(mail) : Stream.empty())
        .toList();
  }

  /** The mails to that address, newest first. */
  public List<Message.Mail> to(String address) {
    return all().stream().filter(mail -> mail.to().equals(address)).toList();
  }

  /** Text messages, newest first. */
  public List<Message.Sms> texts() {
    return post.mailbox().messages().stream()
        .flatMap(one -> one instanceof Message.Sms sms ? Stream.of(sms) : Stream.empty())
        .toList();
  }

  private void set(Map<String, String> smtp) {
    RealmRepresentation realm = ent.realm().toRepresentation();
    realm.setSmtpServer(smtp);
    ent.realm().update(realm);
  }

  @Override
  public void close() {
    set(before == null ? Map.of() : before);
    post.close();
  }
}
