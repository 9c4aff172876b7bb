package fr.marelle.progress;

import fr.marelle.account.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Numbers day by day, made of measurements that were kept when they changed: months go by in which
 * nothing happens in a class. A measurement holds until the next one, but for {@value #VALID_DAYS}
 * days at most, after which it is written anew: a longer gap means that nobody counted.
 */
final class History {
  /** How long a measurement holds, its own day included. */
  static final int VALID_DAYS = 28;

  private final Map<Profile, NavigableMap<LocalDate, StateCounts>> measured =
      new EnumMap<>(Profile.class);

  History(List<Measurement> measurements) {
    for (Measurement one : measurements) {
      measured.computeIfAbsent(one.profile(), p -> new TreeMap<>()).put(one.day(), one.counts());
    }
  }

  /** The days from the first to the last, both included, of which something is known. */
  List<DayCount> between(LocalDate first, LocalDate last) {
    List<DayCount> days = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Headcount headcount = on(day);
      if (!headcount.counts().isEmpty()) {
        days.add(new DayCount(day, headcount));
      }
    }
    return days;
  }

  private Headcount on(LocalDate day) {
    Headcount headcount = Headcount.NONE;
    for (var one : measured.entrySet()) {
      Map.Entry<LocalDate, StateCounts> latest = one.getValue().floorEntry(day);
      if (latest != null && isValid(latest.getKey(), day)) {
        headcount = headcount.with(one.getKey(), latest.getValue());
      }
    }
    return headcount;
  }

  /** Whether what was measured on that day still tells of another. */
  static boolean isValid(LocalDate measuredOn, LocalDate day) {
    return day.isBefore(measuredOn.plusDays(VALID_DAYS));
  }
}
