package fr.marelle.directory.run;

import fr.marelle.tables.StandIn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Connections to a database; of those of steps that begin before their turn, somebody is told. */
final class EarlyConnections implements Supplier<Connection> {
  private final String url;
  private final Told told;
  private final AtomicInteger opened = new AtomicInteger();

  EarlyConnections(String url, Told told) {
    this.url = url;
    this.told = told;
  }

  /** Is told of each by its number, from 1 on; what it throws is the database's failure. */
  interface Told {
    /** It is about to be opened. */
    default void opened(int number) {}

    /** It is about to be committed. */
    default void ending(int number) {}

    /** It has been. */
    default void ended(int number) {}
  }

  @Override
  public Connection get() {
    if (!Thread.currentThread().getName().equals(WriteAhead.THREAD)) {
      return RunDatabase.connect(url);
    }
    int number = opened.incrementAndGet();
    told.opened(number);
    Connection connection = RunDatabase.connect(url);
    return (Connection)
        Proxy.newProxyInstance(
            StandIn.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean end = method.getName().equals("commit");
              if (end) {
                told.ending(number);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (end) {
                  told.ended(number);
                }
              }
            });
  }
}
