package fr.marelle.sms;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a realm allows itself.
 *
 * @param countries calling codes, like 33
 * @param perNumber messages a day, as the next four
 * @param perAccount of whatever purpose
 * @param perSchool of all its accounts together
 * @param inTheRealm all together
 * @param perNetwork of what is asked for from one network by whoever is not signed in
 * @param kept how long it is known what was sent
 * @param alarm when so few codes are used that somebody should look
 */
public record SmsBudget(
    Set<Integer> countries,
    int perNumber,
    int perAccount,
    int perSchool,
    int inTheRealm,
    int perNetwork,
    Duration kept,
    Alarm alarm) {

  static final String COUNTRIES = "countries";
  static final String PER_NUMBER = "perNumber";
  static final String PER_ACCOUNT = "perAccount";
  static final String PER_SCHOOL = "perSchool";
  static final String IN_THE_REALM = "inTheRealm";
  static final String PER_NETWORK = "perNetwork";
  static final String KEPT_DAYS = "keptDays";
  static final String ALARM_MINUTES = "alarmMinutes";
  static final String ALARM_LEAST_SENT = "alarmLeastSent";
  static final String ALARM_USED_PERCENT = "alarmUsedPercent";

  /**
   * France; Réunion and Mayotte; Guadeloupe, Saint-Martin and Saint-Barthélemy; French Guiana;
   * Martinique; New Caledonia; French Polynesia; Saint-Pierre-et-Miquelon; Wallis and Futuna.
   */
  static final String FRANCE_AND_OVERSEAS = "+33,+262,+590,+594,+596,+687,+689,+508,+681";

  /** Parents of several children share a phone, and each of them has codes and notices. */
  static final int EACH_NUMBER = 10;

  static final int EACH_ACCOUNT = 10;
  static final int EACH_SCHOOL = 300;
  static final int EACH_REALM = 5_000;

  /** Few at home ask; a school that all ask from, or an operator's shared address, needs more. */
  static final int EACH_NETWORK = 100;

  static final int DAYS = 30;

  private static final int MOST = 1_000_000;
  private static final int MOST_DAYS = 366;
  private static final int MOST_MINUTES = 24 * 60;

  /**
   * When to look.
   *
   * @param window over which codes are counted
   * @param leastSent fewer say nothing
   * @param usedPercent below which it is an alarm; 0 for never
   */
  public record Alarm(Duration window, int leastSent, int usedPercent) {
    static final int MINUTES = 60;
    static final int LEAST_SENT = 50;
    static final int USED_PERCENT = 30;

    boolean isDue(long sent, long used) {
      return sent >= leastSent && used * 100 < sent * usedPercent;
    }
  }

  /**
   * What strangers together may have of one of these limits: the other half is left to those who
   * are signed in. Of one, all: nobody could ask else.
   */
  static int halfOf(int limit) {
    return Math.max(1, limit / 2);
  }

  /**
   * Reads it.
   *
   * @throws BadSetting for what makes no sense
   */
  static SmsBudget read(SmsSettings settings) {
    return new SmsBudget(
        countries(settings),
        settings.number(PER_NUMBER, EACH_NUMBER, 1, MOST),
        settings.number(PER_ACCOUNT, EACH_ACCOUNT, 1, MOST),
        settings.number(PER_SCHOOL, EACH_SCHOOL, 1, MOST),
        settings.number(IN_THE_REALM, EACH_REALM, 1, MOST),
        settings.number(PER_NETWORK, EACH_NETWORK, 1, MOST),
        Duration.ofDays(settings.number(KEPT_DAYS, DAYS, 1, MOST_DAYS)),
        new Alarm(
            Duration.ofMinutes(settings.number(ALARM_MINUTES, Alarm.MINUTES, 5, MOST_MINUTES)),
            settings.number(ALARM_LEAST_SENT, Alarm.LEAST_SENT, 1, MOST),
            settings.number(ALARM_USED_PERCENT, Alarm.USED_PERCENT, 0, 100)));
  }

  private static Set<Integer> countries(SmsSettings settings) {
    Stream<String> configured =
        settings.text(COUNTRIES).isEmpty()
            ? Stream.of(FRANCE_AND_OVERSEAS)
            : settings.list(COUNTRIES).stream();
    return configured
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::strip)
        .map(SmsBudget::country)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int country(String code) {
    if (!code.matches("\\+[1-9]\\d{0,2}")) {
      throw new BadSetting(COUNTRIES);
    }
    return Integer.parseInt(code.substring(1));
  }
}
