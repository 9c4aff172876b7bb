package fr.marelle.schools;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes schools from the command line. */
public final class Main {
  private Main() {}

  /** Called from the command line. */
  public static void main(String... arguments) throws IOException {
    Order order;
    try {
      order = Order.parse(arguments);
    } catch (RuntimeException e) {
      System.err.printf("%s%n%n%s", e.getMessage(), Order.USAGE);
      System.exit(2);
      return;
    }
    make(order);
  }

  static void make(Order order) throws IOException {
    World world = new World(order.seed(), order.accounts(), order.day());
    Alphabet alphabet = new Alphabet(order.encoding());
    Supplier<Stream<Night>> nights = () -> world.afterNights(order.nights(), order.percent());
    Supplier<Stream<Town>> towns = () -> nights.get().map(Night::town);
    try (Parcel parcel = Parcel.create(order.form(), order.to())) {
      Aaf aaf = new Aaf(parcel, alphabet, order.perFile());
      Tables tables = new Tables(parcel, alphabet);
      switch (order.format()) {
        case AAF -> aaf.complete(towns, order.day().plusDays(order.nights()));
        case AAF_DELTA -> aaf.delta(nights, order.day().plusDays(order.nights()));
        case CSV -> tables.forAll(towns);
        case CSV_SCHOOLS -> tables.forEach(towns);
        case ONDE -> tables.onde(towns);
      }
    }
  }
}
